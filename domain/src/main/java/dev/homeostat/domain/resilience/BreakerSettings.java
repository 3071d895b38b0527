package dev.homeostat.domain.resilience;

import java.time.Duration;

/**
 * When a circuit breaker opens, for how long, and when a person is told that it does not close. All of it is machine
 * time.
 *
 * @param failures consecutive failures that open it
 * @param firstOpen how long it stays open before the first probe
 * @param longestOpen what that time grows to, doubling with each probe that fails
 * @param probeTimeout how long a probe has; when its prober did not report by then, another may probe
 * @param probation how long it has to stay closed for its episode to be over; see {@link BreakerEpisode}
 * @param alertAfter cumulative open time of an episode from which on it counts as stuck
 */
public record BreakerSettings(
        int failures,
        Duration firstOpen,
        Duration longestOpen,
        Duration probeTimeout,
        Duration probation,
        Duration alertAfter) {

    public static final BreakerSettings DEFAULT = new BreakerSettings(
            5,
            Duration.ofSeconds(60),
            Duration.ofMinutes(15),
            Duration.ofSeconds(20),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30));

    private static final int MAX_DOUBLINGS = 30;

    public BreakerSettings {
        if (failures < 1
                || firstOpen.compareTo(Duration.ofMillis(2)) < 0
                || longestOpen.compareTo(firstOpen) < 0
                || !probeTimeout.isPositive()
                || probation.isNegative()
                || !alertAfter.isPositive()) {
            throw new IllegalArgumentException(
                    "no such breaker: %d failures, open %s to %s, probe %s, probation %s, alert %s"
                            .formatted(failures, firstOpen, longestOpen, probeTimeout, probation, alertAfter));
        }
    }

    /**
     * How long it stays open.
     *
     * @param opening 1 when it opens after having been closed, one more for each probe that failed since
     */
    public Duration openFor(int opening) {
        int doublings = Math.min(opening - 1, MAX_DOUBLINGS);
        Duration doubled = firstOpen.multipliedBy(1L << doublings);
        return doubled.compareTo(longestOpen) < 0 ? doubled : longestOpen;
    }

    /** Whether a person is to be told that it does not close. */
    public boolean isStuck(BreakerStatus status) {
        return status.cumulativeOpen().compareTo(alertAfter) >= 0;
    }
}
