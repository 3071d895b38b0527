package dev.homeostat.bootstrap.chaos;

import dev.homeostat.simulation.site.Fault;
import dev.homeostat.simulation.site.Lasting;
import dev.homeostat.simulation.site.PageFault;
import java.time.Duration;

/** Makes of a planned kill what the site is to do, and how long that takes. */
final class FaultDealer {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(1_800);
    private static final Duration SHORTEST_RETRY_AFTER = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(2);
    private static final int FEWEST_PAGES = 2;
    private static final int MOST_PAGES = 4;
    private static final double HALF = 0.5;

    /** Shares of a bound between which what is late stays. */
    private static final double EARLY = 0.5;

    private static final double LATE = 0.9;

    private FaultDealer() {}

    /**
     * How long the fault takes, where that matters.
     *
     * @param left time until the deadline of the attempt
     */
    static Duration takes(PlannedKill plan, Duration left) {
        return switch (plan.fault()) {
            case DELAY_VISIBILITY -> late(ChaosSettings.MAX_VISIBILITY, plan);
            case SLOW ->
                isKilledFirst(plan.point())
                        ? left.plus(late(ChaosSettings.MAX_ACCEPT, plan))
                        : Spans.part(LONGEST_WAIT, plan.size());
            case ACCEPT_TOO_LATE, SHOW_TOO_LATE ->
                left.plus(ChaosSettings.MAX_ACCEPT)
                        .plus(ChaosSettings.MAX_VISIBILITY)
                        .plus(late(ChaosSettings.BEYOND, plan));
            default -> Duration.ZERO;
        };
    }

    static Fault fault(PlannedKill plan, Duration takes) {
        return switch (plan.fault()) {
            case NO_REQUEST, NONE -> new Fault.None();
            case ACCEPT_THEN_DROP -> new Fault.AcceptThenDrop();
            case DROP_BEFORE_ACCEPT -> new Fault.DropBeforeAccept();
            case DELAY_VISIBILITY, SHOW_TOO_LATE -> new Fault.DelayVisibility(takes);
            case SLOW -> new Fault.Slow(takes);
            case ACCEPT_THEN_ERROR -> new Fault.AcceptThenError();
            case ERROR_BEFORE_ACCEPT -> new Fault.ErrorBeforeAccept();
            case ACCEPT_THEN_SHOW_ERROR -> new Fault.AcceptThenShowError();
            case ACCEPT_THEN_SAY_DUPLICATE -> new Fault.AcceptThenSayDuplicate();
            case REJECT_AS_DUPLICATE -> new Fault.RejectAsDuplicate();
            case TOO_MANY_REQUESTS -> new Fault.TooManyRequests(retryAfter(plan));
            case ACCEPT_THEN_TRUNCATE -> new Fault.AcceptThenTruncate();
            case TRUNCATE_BEFORE_ACCEPT -> new Fault.TruncateBeforeAccept();
            case LOG_OUT -> new Fault.LogOut();
            case BROKEN_PAGES -> pages(plan, PageFault.BROKEN, pages(plan));
            case RATE_LIMITED_PAGES -> pages(plan, PageFault.RATE_LIMITED, Lasting.time(retryAfter(plan)));
            case TRUNCATED_PAGES -> pages(plan, PageFault.TRUNCATED, pages(plan));
            case LOGGED_OUT_PAGES -> pages(plan, PageFault.LOGGED_OUT, pages(plan));
            case CAPTCHA -> pages(plan, PageFault.CAPTCHA, Lasting.untilCleared());
            case LOCKED -> pages(plan, PageFault.LOCKED, Lasting.untilCleared());
            case ACCEPT_TOO_LATE -> new Fault.AcceptLate(takes);
        };
    }

    private static Fault pages(PlannedKill plan, PageFault page, Lasting lasting) {
        boolean accepts = plan.point() == KillPoint.SITE_ACCEPTED || plan.moment() < HALF;
        return accepts ? new Fault.AcceptThenObstruct(page, lasting) : new Fault.Obstruct(page, lasting);
    }

    private static Lasting pages(PlannedKill plan) {
        return Lasting.requests(FEWEST_PAGES + (int) Math.round((MOST_PAGES - FEWEST_PAGES) * plan.size()));
    }

    private static Duration retryAfter(PlannedKill plan) {
        return SHORTEST_RETRY_AFTER.plus(Spans.part(LONGEST_RETRY_AFTER.minus(SHORTEST_RETRY_AFTER), plan.size()));
    }

    /** Whether the engine is dead by the time a slow site accepts, or may be. */
    private static boolean isKilledFirst(KillPoint point) {
        return point == KillPoint.CLICK_SENT || point == KillPoint.RANDOM;
    }

    private static Duration late(Duration bound, PlannedKill plan) {
        return Spans.part(bound, EARLY + (LATE - EARLY) * plan.size());
    }
}
