package dev.homeostat.application.job;

import java.time.Duration;
import java.time.Instant;

/**
 * Account time as the store told it once, carried on by this process's monotonic clock: no clock that is set back or forth
 * plays a part, and the store need not be asked.
 *
 * @param since account time when the store was asked
 * @param at monotonic time of this process then
 * @param rate account seconds a machine second
 */
public record JobClock(Instant since, Duration at, int rate) {

    public Instant accountAt(Duration monotonic) {
        return since.plus(monotonic.minus(at).multipliedBy(rate));
    }
}
