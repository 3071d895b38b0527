package dev.homeostat.domain.job;

import java.time.Duration;

/**
 * When a job runs and for how long it may.
 *
 * @param cadence account time between two ticks
 * @param offset account time from the anchor (the first start) to the first tick, at least zero
 * @param timeout machine time after which a run is cancelled
 * @param usefulFor account time after its tick for which a run is still worth making
 */
public record JobTiming(Duration cadence, Duration offset, Duration timeout, Duration usefulFor) {

    /** A run that takes longer hangs. */
    public static final Duration LONGEST_RUN = Duration.ofMinutes(30);

    public JobTiming {
        requirePositive("cadence", cadence);
        requirePositive("timeout", timeout);
        requirePositive("time for which a run is useful", usefulFor);
        if (offset.isNegative()) {
            throw new IllegalArgumentException("the offset must not be negative: " + offset);
        }
    }

    /** From the anchor on; a run is made up as long as no later tick has come, and cancelled when it hangs. */
    public static JobTiming every(Duration cadence) {
        return new JobTiming(cadence, Duration.ZERO, LONGEST_RUN, cadence);
    }

    /** The same at another cadence; offset and usefulness scale with it. */
    public JobTiming scaledTo(Duration newCadence) {
        return new JobTiming(newCadence, scaled(offset, newCadence), timeout, scaled(usefulFor, newCadence));
    }

    private Duration scaled(Duration time, Duration newCadence) {
        return Duration.ofMillis(Math.multiplyExact(time.toMillis(), newCadence.toMillis()) / cadence.toMillis());
    }

    private static void requirePositive(String what, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the %s must be positive: %s".formatted(what, time));
        }
    }
}
