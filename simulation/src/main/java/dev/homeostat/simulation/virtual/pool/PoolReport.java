package dev.homeostat.simulation.virtual.pool;

/**
 * How a pool did.
 *
 * @param critical waits of what is critical
 * @param overAMinute critical operations that waited for more than 60 s
 * @param background waits of all else; what was broken off waits once more
 * @param brokenOff operations that gave way, and asked again from the beginning
 * @param ended operations that were ended by force
 * @param starved grants more than twice its patience after the operation first asked, and those who still wait at the end
 *     after as long
 * @param utilization share of the browsers' time in which somebody had them, 0 to 1
 * @param browsers on average
 * @param resizes how often a browser was added or taken away
 */
public record PoolReport(
        PoolPlan plan,
        Sharing sharing,
        Waits critical,
        Share overAMinute,
        Waits background,
        long brokenOff,
        long ended,
        long starved,
        double utilization,
        double browsers,
        int resizes) {

    /** The share of critical operations that may wait for more than 60 s. */
    public static final double MOST_OVER_A_MINUTE = 0.0005;

    /** Whether nothing critical waited for too long too often, and nothing starved. */
    public boolean holds() {
        return overAMinute.value() <= MOST_OVER_A_MINUTE && starved == 0;
    }

    /** Whether there were operations enough to be sure of it, at 95 %. */
    public boolean isShown() {
        return overAMinute.upper() <= MOST_OVER_A_MINUTE;
    }
}
