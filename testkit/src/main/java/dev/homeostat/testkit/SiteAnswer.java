package dev.homeostat.testkit;

import java.time.Duration;
import java.util.Optional;

/**
 * How a site answers one request to publish.
 *
 * @param ready false: the composer does not even open
 * @param acceptedAfter time from the click to acceptance, empty when it is never accepted
 * @param pastDeadline true: {@code acceptedAfter} counts from the attempt's deadline instead
 * @param visibleAfter time from acceptance until the timeline shows it
 * @param answeredAfter time from the click to the answer
 * @param retryAfter when to come again, where the answer is that
 */
public record SiteAnswer(
        boolean ready,
        Optional<Duration> acceptedAfter,
        boolean pastDeadline,
        Duration visibleAfter,
        Duration answeredAfter,
        Shown shown,
        Optional<Duration> retryAfter) {

    private static final Duration QUICK = Duration.ofMillis(300);

    /** What the answer shows. */
    public enum Shown {
        /** Acceptance and the item's id. */
        ID,
        /** Acceptance alone. */
        ACCEPTED,
        /** A refusal. */
        REFUSED,
        /** The request to come later. */
        THROTTLED,
        /** The claim that the item is there already. */
        ALREADY_THERE,
        /** Nothing: the connection is lost. */
        NOTHING
    }

    private SiteAnswer(
            boolean ready,
            Optional<Duration> acceptedAfter,
            boolean pastDeadline,
            Duration visibleAfter,
            Duration answeredAfter,
            Shown shown) {
        this(ready, acceptedAfter, pastDeadline, visibleAfter, answeredAfter, shown, Optional.empty());
    }

    /** Accepted, shown and answered at once. */
    public static final SiteAnswer PROMPT =
            new SiteAnswer(true, Optional.of(QUICK), false, Duration.ZERO, QUICK.multipliedBy(2), Shown.ID);

    /** Accepted, but the connection is lost before the answer. */
    public static SiteAnswer acceptedThenLost() {
        return new SiteAnswer(true, Optional.of(QUICK), false, Duration.ZERO, QUICK.multipliedBy(2), Shown.NOTHING);
    }

    /** Lost before it was accepted. */
    public static SiteAnswer lostBeforeAccepted() {
        return new SiteAnswer(true, Optional.empty(), false, Duration.ZERO, QUICK, Shown.NOTHING);
    }

    /**
     * The connection is lost at once, and the item accepted later all the same.
     *
     * @param afterDeadline time from the attempt's deadline to acceptance
     */
    public static SiteAnswer acceptedLate(Duration afterDeadline, Duration visibleAfter) {
        return new SiteAnswer(true, Optional.of(afterDeadline), true, visibleAfter, QUICK, Shown.NOTHING);
    }

    /** Accepted and answered at once, shown on the timeline later. */
    public static SiteAnswer visibleLate(Duration visibleAfter) {
        return new SiteAnswer(true, Optional.of(QUICK), false, visibleAfter, QUICK.multipliedBy(2), Shown.ID);
    }

    /** Accepted at once, answered later. */
    public static SiteAnswer slow(Duration answeredAfter) {
        return new SiteAnswer(true, Optional.of(QUICK), false, Duration.ZERO, answeredAfter.plus(QUICK), Shown.ID);
    }

    /** Accepted, and said so, but without an id. */
    public static SiteAnswer withoutId() {
        return new SiteAnswer(true, Optional.of(QUICK), false, Duration.ZERO, QUICK.multipliedBy(2), Shown.ACCEPTED);
    }

    public static SiteAnswer refused() {
        return new SiteAnswer(true, Optional.empty(), false, Duration.ZERO, QUICK, Shown.REFUSED);
    }

    /** The composer does not open. */
    public static SiteAnswer notReady() {
        return new SiteAnswer(false, Optional.empty(), false, Duration.ZERO, QUICK, Shown.NOTHING);
    }

    /** Not accepted, with the request to come later. */
    public static SiteAnswer throttled(Optional<Duration> retryAfter) {
        return new SiteAnswer(true, Optional.empty(), false, Duration.ZERO, QUICK, Shown.THROTTLED, retryAfter);
    }

    /** Not accepted, because the site has this item already, or says so. */
    public static SiteAnswer alreadyThere() {
        return new SiteAnswer(true, Optional.empty(), false, Duration.ZERO, QUICK, Shown.ALREADY_THERE);
    }
}
