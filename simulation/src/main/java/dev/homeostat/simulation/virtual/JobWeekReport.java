package dev.homeostat.simulation.virtual;

import java.time.Duration;

/**
 * How the jobs went.
 *
 * @param runs that were made
 * @param skipped ticks that were not run, because another came before there was a place
 * @param behindOthers runs that waited more than a second for what another job held
 * @param inWindows runs that began in a posting window though their job stays out of them
 * @param starved runs that began more than two cadences after the one before, the outage aside
 * @param offGrid runs for a tick that is not at the anchor, the offset and whole cadences
 * @param late the longest that a run began after its tick without waiting for anything
 * @param madeUp runs that made up for ticks missed in the outage
 * @param madeUpTwice jobs that made up more than once
 * @param burst the most of them that began within one minute, those of critical jobs aside
 * @param ramp from the end of the outage until the last of them began
 */
public record JobWeekReport(
        int runs,
        int skipped,
        int behindOthers,
        int inWindows,
        int starved,
        int offGrid,
        Duration late,
        int madeUp,
        int madeUpTwice,
        int burst,
        Duration ramp) {

    private static final double MOST_OVERLAP = 0.10;
    private static final int MOST_AT_ONCE = 2;
    private static final Duration LONGEST_RAMP = Duration.ofMinutes(12);

    /** The share of runs that waited for another job. */
    public double overlap() {
        return runs == 0 ? 0 : (double) behindOthers / runs;
    }

    public boolean holds() {
        return overlap() < MOST_OVERLAP
                && inWindows == 0
                && starved == 0
                && offGrid == 0
                && late.isZero()
                && madeUpTwice == 0
                && burst <= MOST_AT_ONCE
                && ramp.compareTo(LONGEST_RAMP) <= 0;
    }
}
