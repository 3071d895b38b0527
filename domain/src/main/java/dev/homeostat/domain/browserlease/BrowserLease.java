package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.Optional;

/**
 * An operation has a browser.
 *
 * @param epoch of the lease, rising in its pool: what comes from an operation whose lease is over counts no more
 * @param worker number of the browser
 * @param request by which it was asked for
 * @param since monotonic machine time
 * @param yieldAskedAt when it was asked to give way
 * @param warned whether it was told of as long
 */
public record BrowserLease(
        long epoch, int worker, LeaseRequest request, Duration since, Optional<Duration> yieldAskedAt, boolean warned) {

    /** A lease that begins. */
    public static BrowserLease begin(long epoch, int worker, LeaseRequest request, Duration now) {
        return new BrowserLease(epoch, worker, request, now, Optional.empty(), false);
    }

    public BrowserLease askedToYield(Duration now) {
        return new BrowserLease(epoch, worker, request, since, Optional.of(now), warned);
    }

    public BrowserLease asWarned() {
        return new BrowserLease(epoch, worker, request, since, yieldAskedAt, true);
    }

    public Duration age(Duration now) {
        return now.minus(since);
    }

    /** Whether it may be asked to give way. */
    public boolean canYield() {
        return !request.priority().isCritical() && yieldAskedAt.isEmpty();
    }
}
