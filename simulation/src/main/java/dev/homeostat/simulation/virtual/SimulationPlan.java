package dev.homeostat.simulation.virtual;

import java.time.Duration;

/**
 * What a simulation consists of; everything else follows from the seed.
 *
 * @param length virtual time until the comparison
 * @param queueing virtual time over which the posts become due
 * @param posts posts in all, threads included
 * @param threads how many of them are threads of 2 to 4 items
 * @param faults how many requests the site answers badly
 * @param crashes how many times a process dies at a named point
 * @param kills how many times a process dies at a random instant
 * @param lostReplies how many calls to the store lose their answer
 * @param engines processes that want the account at the same time; with two, pauses are added, and their wall clocks are
 *     up to an hour wrong
 * @param outages how many times the store is away for ten minutes
 */
public record SimulationPlan(
        long seed,
        Duration length,
        Duration queueing,
        int posts,
        int threads,
        int faults,
        int crashes,
        int kills,
        int lostReplies,
        int engines,
        int outages) {

    private static final Duration DRAIN = Duration.ofHours(4);

    /**
     * Six hours with 24 posts, 4 of them threads, and 12 disturbances; every fourth seed with two engines, and in every
     * third the store is away once.
     */
    public static SimulationPlan crashSeed(long seed) {
        return new SimulationPlan(
                seed,
                Duration.ofHours(2).plus(DRAIN),
                Duration.ofHours(2),
                24,
                4,
                6,
                5,
                2,
                2,
                seed % 4 == 0 ? 2 : 1,
                seed % 3 == 0 ? 1 : 0);
    }
}
