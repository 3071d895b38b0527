package dev.homeostat.adapter.playwright;

import java.time.Duration;

/** A time that runs out, by the monotonic clock. */
final class Countdown {

    private final long endNanos;

    private Countdown(long endNanos) {
        this.endNanos = endNanos;
    }

    /** Runs out this long from now. */
    static Countdown of(Duration length) {
        return from(System.nanoTime(), length);
    }

    /** Runs out this long after a moment of {@link System#nanoTime()}, however much of it is gone already. */
    static Countdown from(long nanos, Duration length) {
        return new Countdown(nanos + length.toNanos());
    }

    boolean isOver() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** What is left, negative when it ran out before. */
    Duration left() {
        return Duration.ofNanos(endNanos - System.nanoTime());
    }

    /** What is left, at least 1, because 0 means no limit to Playwright. */
    double millisLeft() {
        return Math.max(1, (endNanos - System.nanoTime()) / 1e6);
    }
}
