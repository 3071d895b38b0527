package dev.homeostat.domain.job;

import java.time.Duration;

/**
 * What runs how often, and why it exists. Cadence and offset are account time.
 *
 * @param cadence time between two ticks
 * @param offset time from the anchor (the first start) to the first tick, at least zero
 */
public record JobDefinition(JobName name, Duration cadence, Duration offset, String purpose) {

    public JobDefinition {
        if (cadence.isNegative() || cadence.isZero()) {
            throw new IllegalArgumentException("job %s: the cadence must be positive".formatted(name));
        }
        if (offset.isNegative()) {
            throw new IllegalArgumentException("job %s: the offset must not be negative".formatted(name));
        }
    }

    /** The same job at another cadence, its offset scaled with it. */
    public JobDefinition every(Duration newCadence) {
        Duration newOffset =
                Duration.ofMillis(Math.multiplyExact(offset.toMillis(), newCadence.toMillis()) / cadence.toMillis());
        return new JobDefinition(name, newCadence, newOffset, purpose);
    }
}
