package dev.homeostat.simulation.virtual.pool;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long operations take: lognormal, because a few take much longer than most, and cut off at the longest.
 *
 * @param median of the distribution that is cut off
 * @param p95 of the distribution that is cut off
 * @param longest what would be longer is drawn again
 */
record SkewedTime(Duration median, Duration p95, Duration longest) {

    private static final double Z_95 = 1.644854;
    private static final double STEP = 1e-3;
    private static final double FAR = 8;

    Duration drawn(RandomGenerator random) {
        while (true) {
            double millis = millis(random.nextGaussian());
            if (millis <= longest.toMillis()) {
                return Duration.ofMillis(Math.max(1, Math.round(millis)));
            }
        }
    }

    /** The mean of what is drawn. */
    Duration mean() {
        double weights = 0;
        double sum = 0;
        for (double z = -FAR; z < FAR && millis(z) <= longest.toMillis(); z += STEP) {
            double weight = Math.exp(-z * z / 2);
            weights += weight;
            sum += weight * millis(z);
        }
        return Duration.ofMillis(Math.round(sum / weights));
    }

    private double millis(double z) {
        double spread = Math.log((double) p95.toMillis() / median.toMillis()) / Z_95;
        return median.toMillis() * Math.exp(spread * z);
    }
}
