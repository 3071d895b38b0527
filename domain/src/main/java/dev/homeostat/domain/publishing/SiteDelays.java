package dev.homeostat.domain.publishing;

import java.time.Duration;

/**
 * How late a site may be, from its profile. Our promise holds within these bounds.
 *
 * @param maxAccept longest time from our giving up a request to the site's accepting it all the same
 * @param maxVisibility longest time from acceptance to the item's standing on the timeline
 * @param clockTolerance how far the site's clock may be from ours
 * @param betweenReads shortest time between two reads that count as independent
 */
public record SiteDelays(Duration maxAccept, Duration maxVisibility, Duration clockTolerance, Duration betweenReads) {

    public SiteDelays {
        for (Duration delay : new Duration[] {maxAccept, maxVisibility, clockTolerance, betweenReads}) {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("a site's delays must not be negative");
            }
        }
        if (betweenReads.isZero()) {
            throw new IllegalArgumentException("two reads at the same time are not independent");
        }
    }

    /** Time from an attempt's deadline after which the item stands on the timeline or never will. */
    public Duration settle() {
        return maxAccept.plus(maxVisibility);
    }

    /**
     * The same from the attempt's beginning.
     *
     * @param attemptLength from there to its deadline
     */
    public Duration untilShown(Duration attemptLength) {
        return attemptLength.plus(settle());
    }
}
