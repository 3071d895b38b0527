package dev.homeostat.simulation.virtual.pool;

import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.browserlease.PoolMeter;
import dev.homeostat.domain.browserlease.Resize;
import dev.homeostat.domain.browserlease.SizingPolicy;
import java.time.Duration;

/** Measures a pool window by window on a host of its own, and has its size judged. */
final class VirtualSizing {

    private static final PoolLimits LIMITS = new PoolLimits(PoolPlan.BROWSERS, PoolPlan.BROWSERS + 1);

    /** A host that could take two browsers more. */
    private static final long BROWSER_BYTES = 400L << 20;

    private static final long FREE_BYTES = 2 * BROWSER_BYTES;

    private final PoolMeter meter = new PoolMeter(Duration.ZERO);
    private Duration nextWindow = SizingPolicy.WINDOW;
    private long busyMillis;

    PoolMeter meter() {
        return meter;
    }

    Duration nextWindow() {
        return nextWindow;
    }

    void passed(Duration time, long held) {
        busyMillis += time.toMillis() * held;
    }

    /** Ends the window. */
    Resize judge(int browsers) {
        Resize resize = SizingPolicy.decide(
                meter.endWindow(
                        nextWindow,
                        browsers,
                        Duration.ofMillis(busyMillis),
                        FREE_BYTES - (browsers - PoolPlan.BROWSERS) * BROWSER_BYTES,
                        BROWSER_BYTES),
                LIMITS);
        nextWindow = nextWindow.plus(SizingPolicy.WINDOW);
        return resize;
    }
}
