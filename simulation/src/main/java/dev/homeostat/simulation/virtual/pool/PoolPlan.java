package dev.homeostat.simulation.virtual.pool;

import java.time.Duration;

/**
 * What comes to a pool of three browsers. Hours are run in stretches of 15, each from an empty pool and of a seed of its
 * own, so that a queue that only grows does not fill the memory.
 *
 * @param criticalPerHour operations that change the account, at random moments (Poisson)
 * @param hours how long it lasts
 * @param publish the median of how long a critical operation has its browser
 * @param load of the three browsers together, 0 to 1; what the critical operations leave of it is background
 * @param seed chooses all that happens; all ways of sharing meet the same
 */
public record PoolPlan(int criticalPerHour, int hours, Duration publish, double load, long seed) {

    /** Browsers of the pool. */
    static final int BROWSERS = 3;

    private static final int STRETCH = 15;

    public PoolPlan {
        if (criticalPerHour < 1 || hours < 1 || !publish.isPositive() || !(load > 0 && load < 1)) {
            throw new IllegalArgumentException("a plan has operations that take time, hours, and a load below 1");
        }
    }

    /** Browsers that are busy four fifths of their time, and publishes of 12 s. */
    public static PoolPlan of(int criticalPerHour, int hours, long seed) {
        return new PoolPlan(criticalPerHour, hours, Duration.ofSeconds(12), 0.80, seed);
    }

    public PoolPlan withPublish(Duration median) {
        return new PoolPlan(criticalPerHour, hours, median, load, seed);
    }

    int stretches() {
        return (hours + STRETCH - 1) / STRETCH;
    }

    Duration stretch(int number) {
        return Duration.ofHours(Math.min(STRETCH, hours - number * STRETCH));
    }
}
