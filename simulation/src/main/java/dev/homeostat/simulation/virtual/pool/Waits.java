package dev.homeostat.simulation.virtual.pool;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How long was waited.
 *
 * @param longest what all of them did not exceed
 */
public record Waits(long count, Duration mean, Duration p95, Duration p99, Duration longest) {

    static Waits of(LongStream millis) {
        long[] sorted = millis.sorted().toArray();
        long mean = Math.round(Arrays.stream(sorted).average().orElse(0));
        return new Waits(
                sorted.length,
                Duration.ofMillis(mean),
                quantile(sorted, 0.95),
                quantile(sorted, 0.99),
                quantile(sorted, 1));
    }

    /** The shortest wait that at least this share of all did not exceed. */
    static Duration quantile(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return Duration.ofMillis(sorted.length == 0 ? 0 : sorted[Math.max(0, rank - 1)]);
    }
}
