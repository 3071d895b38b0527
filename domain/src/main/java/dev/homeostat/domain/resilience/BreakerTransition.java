package dev.homeostat.domain.resilience;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A circuit breaker opened or closed.
 *
 * @param cause for people: the failure that opened it, or what closed it; at most {@value #MAX_CAUSE} characters
 * @param at machine time
 * @param episodeBegan machine time at which the episode opened first; with the dependency it names the episode
 * @param cumulativeOpen open time of the whole episode so far
 */
public record BreakerTransition(
        Dependency dependency, Change change, String cause, Instant at, Instant episodeBegan, Duration cumulativeOpen) {

    public static final int MAX_CAUSE = 500;

    /** What happened. Each episode has exactly one {@link #OPENED}. */
    public enum Change {
        /** It opened, and with it an episode began. */
        OPENED,

        /** It opened again within an episode: a probe failed, or it was closed and failed again while on probation. */
        REOPENED,

        /** It was proven to work. The episode is over unless it opens again while on probation. */
        CLOSED;

        /** The word used in events and notices. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BreakerTransition {
        cause = cause.length() <= MAX_CAUSE ? cause : cause.substring(0, MAX_CAUSE);
    }
}
