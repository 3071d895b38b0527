package dev.homeostat.simulation.virtual;

import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Days of jobs whose runs take time.
 *
 * @param durations the shortest and the longest run of each job
 * @param length how long it lasts
 * @param outageAt when the engine is ended, from the beginning
 * @param outage how long it is away
 * @param postEvery from one post that is due to the next, on average
 * @param seed chooses how long runs take and when posts are due
 */
public record JobWeekPlan(
        List<JobDefinition> jobs,
        Map<JobName, Span> durations,
        Duration length,
        Duration outageAt,
        Duration outage,
        Duration postEvery,
        long seed) {

    private static final Span SHORT = new Span(Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** From the shortest to the longest. */
    public record Span(Duration least, Duration most) {}

    public JobWeekPlan {
        jobs = List.copyOf(jobs);
        durations = Map.copyOf(durations);
    }

    /** A week with an outage of six hours in the middle, and a post every two hours. */
    public static JobWeekPlan of(List<JobDefinition> jobs, Map<JobName, Span> durations, long seed) {
        return new JobWeekPlan(
                jobs,
                durations,
                Duration.ofDays(7),
                Duration.ofDays(3).plusHours(9).plusMinutes(17),
                Duration.ofHours(6),
                Duration.ofHours(2),
                seed);
    }

    Span duration(JobDefinition job) {
        return durations.getOrDefault(job.name(), SHORT);
    }
}
