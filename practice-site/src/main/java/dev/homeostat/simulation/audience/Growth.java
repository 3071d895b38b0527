package dev.homeostat.simulation.audience;

import java.time.Duration;

/** How the attention that a post gets spreads over its life. */
final class Growth {

    private static final double QUICK_SHARE = 0.7;
    private static final double QUICK_HOURS = 5;
    private static final double SLOW_HOURS = 48;
    private static final double MILLIS_OF_HOUR = 3_600_000;

    private Growth() {}

    /** Share of all attention that was had by an age: 0 at once, 0.81 after a day, up to 1. */
    static double at(Duration age) {
        if (age.isNegative()) {
            return 0;
        }
        double hours = age.toMillis() / MILLIS_OF_HOUR;
        return QUICK_SHARE * -StrictMath.expm1(-hours / QUICK_HOURS)
                + (1 - QUICK_SHARE) * -StrictMath.expm1(-hours / SLOW_HOURS);
    }
}
