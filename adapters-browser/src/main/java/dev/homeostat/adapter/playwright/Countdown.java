package dev.homeostat.adapter.playwright;

import java.time.Duration;

/** A time that runs out, by the monotonic clock. */
final class Countdown {

    private final long endNanos;

    Countdown(Duration length) {
        endNanos = System.nanoTime() + length.toNanos();
    }

    boolean isOver() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** What is left, at least 1, because 0 means no limit to Playwright. */
    double millisLeft() {
        return Math.max(1, (endNanos - System.nanoTime()) / 1e6);
    }
}
