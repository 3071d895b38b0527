package dev.homeostat.simulation.site;

import java.time.Duration;
import java.util.Optional;

/** What stands on all pages at the moment, and for how long yet. Not thread-safe. */
final class StandingFault {

    private static final Duration USUAL_WAIT = Duration.ofMinutes(1);

    private final PageFault fault;
    private final Lasting lasting;
    private final long sinceNanos = System.nanoTime();
    private int shown;

    StandingFault(PageFault fault, Lasting lasting) {
        if (!fault.isOnAllPages()) {
            throw new IllegalArgumentException(fault.label() + " does not stand on all pages");
        }
        this.fault = fault;
        this.lasting = lasting;
    }

    PageFault fault() {
        return fault;
    }

    boolean isOver() {
        return switch (lasting) {
            case Lasting.UntilCleared() -> false;
            case Lasting.Requests(int count) -> shown >= count;
            case Lasting.Time(Duration length) -> !left(length).isPositive();
        };
    }

    void count() {
        shown++;
    }

    /** What the site says that one should wait. */
    Duration retryAfter() {
        return switch (lasting) {
            case Lasting.Time(Duration length) -> left(length);
            case Lasting.Requests requests -> USUAL_WAIT;
            case Lasting.UntilCleared() -> USUAL_WAIT;
        };
    }

    private Duration left(Duration length) {
        return length.minusNanos(System.nanoTime() - sinceNanos);
    }

    /** What one page is to show. */
    record Shown(PageFault fault, Duration retryAfter) {

        /** As on a page that has it to itself. */
        static Shown once(PageFault fault) {
            return new Shown(fault, USUAL_WAIT);
        }

        static Optional<Shown> of(StandingFault standing) {
            return Optional.of(new Shown(standing.fault(), standing.retryAfter()));
        }
    }
}
