package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.Comparator;

/**
 * Somebody waits for a browser.
 *
 * @param number tells requests of one pool apart, rising
 * @param what names the operation for people
 * @param askedAt monotonic machine time
 * @param patience after so long a wait it counts as reading, however low it was; usually the interval of what asks
 */
public record LeaseRequest(long number, String what, LeasePriority priority, Duration askedAt, Duration patience) {

    public LeaseRequest {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("the patience of a request must be positive");
        }
    }

    /** As urgent as it has become by waiting; what is critical always comes before. */
    LeasePriority grownBy(Duration now) {
        if (priority.compareTo(LeasePriority.READING) <= 0) {
            return priority;
        }
        double waited = (double) now.minus(askedAt).toNanos() / patience.toNanos();
        int risen = (int) ((priority.level() - 1) * Math.clamp(waited, 0.0, 1.0));
        return new LeasePriority(priority.level() - risen);
    }

    /** Whom to serve first: the more urgent, then who has waited longer. */
    static Comparator<LeaseRequest> order(Duration now) {
        return Comparator.comparing((LeaseRequest request) -> request.grownBy(now))
                .thenComparing(LeaseRequest::askedAt)
                .thenComparing(LeaseRequest::number);
    }
}
