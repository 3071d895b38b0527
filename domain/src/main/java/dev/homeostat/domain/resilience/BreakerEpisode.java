package dev.homeostat.domain.resilience;

import java.time.Duration;
import java.time.Instant;

/**
 * One stretch of trouble with a dependency, from the moment its circuit breaker first opens until it closes for good.
 *
 * <p>Its clock runs whenever the breaker is not closed: while it waits, while a probe is due, and while one is under way.
 * A probe that fails does not set it back. It stands still while the breaker is closed on probation, and goes on from
 * there when the breaker opens again. Closed for good means closed for the whole probation without opening again. A
 * breaker that flaps every minute therefore adds up its open times, where a clock that starts anew at each opening would
 * never reach an alert.
 *
 * <p>Durations that name a moment are monotonic times.
 *
 * @param began machine time at which it first opened
 * @param openBefore open time up to {@code since}
 * @param since when it last opened, or closed
 * @param open whether the breaker is anything but closed
 */
public record BreakerEpisode(Instant began, Duration openBefore, Duration since, boolean open) {

    /** The breaker opens for the first time. */
    public static BreakerEpisode begin(Instant began, Duration now) {
        return new BreakerEpisode(began, Duration.ZERO, now, true);
    }

    /** The breaker opens again; nothing changes when it was not closed in between. */
    public BreakerEpisode reopened(Duration now) {
        return open ? this : new BreakerEpisode(began, openBefore, now, true);
    }

    /** The breaker closes, on probation. */
    public BreakerEpisode closed(Duration now) {
        return new BreakerEpisode(began, cumulativeOpen(now), now, false);
    }

    /** How long the breaker was not closed, over the whole episode. */
    public Duration cumulativeOpen(Duration now) {
        return open ? openBefore.plus(now.minus(since)) : openBefore;
    }

    /** Whether it closed for good. */
    public boolean isOver(Duration now, Duration probation) {
        return !open && now.minus(since).compareTo(probation) >= 0;
    }
}
