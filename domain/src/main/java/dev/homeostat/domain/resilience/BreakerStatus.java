package dev.homeostat.domain.resilience;

import java.time.Duration;
import java.time.Instant;

/** What a circuit breaker lets through now. */
public sealed interface BreakerStatus {

    /** The open time of the running episode so far; nothing while closed. */
    Duration cumulativeOpen();

    default boolean isClosed() {
        return this instanceof Closed;
    }

    /**
     * Everything goes through.
     *
     * @param seenToWork whether anything has been seen to work since the process began
     */
    record Closed(boolean seenToWork) implements BreakerStatus {

        @Override
        public Duration cumulativeOpen() {
            return Duration.ZERO;
        }
    }

    /**
     * Nothing goes through: it waits, or somebody else probes.
     *
     * @param until machine time at which a probe is due, unless something else happens before
     */
    record Open(Instant until, Duration cumulativeOpen) implements BreakerStatus {}

    /** Nothing goes through but one probe, for whoever asks first. */
    record ProbeDue(Duration cumulativeOpen) implements BreakerStatus {}
}
