package dev.homeostat.simulation.virtual;

import java.util.List;
import java.util.Map;

/**
 * What a simulation came to, by comparison of the store with what the site accepted.
 *
 * @param posts posts queued or planned, each of one or more items
 * @param waiting posts that are not due yet
 * @param archived posts that expired, or said what was said before
 * @param published posts that the store knows as published, with the ids of all items
 * @param duplicates items that the site accepted more than once, counted by the surplus
 * @param lost posts that are neither published nor known to be in someone's hands
 * @param wrongIds items whose id in the store is not the site's
 * @param forPerson posts handed to a person, or given up with a reason that a person is told
 * @param runs runs of jobs
 * @param disturbances how many happened, by point
 * @param findings one line for each duplicate, loss and wrong id
 */
public record SimulationReport(
        long seed,
        int posts,
        int published,
        int waiting,
        int archived,
        int items,
        int duplicates,
        int lost,
        int wrongIds,
        int forPerson,
        int attempts,
        int runs,
        int faults,
        int deaths,
        Map<DisturbancePoint, Integer> disturbances,
        List<String> findings) {

    /** Whether the promise was kept. */
    public boolean isClean() {
        return duplicates == 0 && lost == 0 && wrongIds == 0;
    }
}
