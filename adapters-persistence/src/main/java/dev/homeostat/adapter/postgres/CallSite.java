package dev.homeostat.adapter.postgres;

import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** A place in the code that begins transactions, and how long they took, to about 6 %. Thread-safe. */
final class CallSite {

    private static final int STEPS = 8;
    private static final int STEP_BITS = 3;
    private static final int BUCKETS = 33 * STEPS;

    private final String name;
    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final AtomicLong longestMicros = new AtomicLong();

    CallSite(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void took(long nanos) {
        long micros = Math.max(1, nanos / 1_000);
        counts.incrementAndGet(bucket(micros));
        if (micros > longestMicros.get()) {
            longestMicros.accumulateAndGet(micros, Math::max);
        }
    }

    /** Eight buckets for each doubling: the leading bit, and the three bits behind it. */
    private static int bucket(long micros) {
        int exponent = 63 - Long.numberOfLeadingZeros(micros);
        int step = (int)
                (exponent >= STEP_BITS
                        ? (micros >>> (exponent - STEP_BITS)) & (STEPS - 1)
                        : (micros << (STEP_BITS - exponent)) & (STEPS - 1));
        return Math.min(BUCKETS - 1, exponent * STEPS + step);
    }

    private static long middleOf(int bucket) {
        double low = Math.scalb(1 + (bucket % STEPS) / (double) STEPS, bucket / STEPS);
        return Math.round(low * (1 + 0.5 / (STEPS + bucket % STEPS)));
    }

    QueryStatistics statistics() {
        long[] seen = new long[BUCKETS];
        long total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen[i] = counts.get(i);
            total += seen[i];
        }
        long longest = longestMicros.get();
        return new QueryStatistics(
                name, total, at(seen, total, 0.5, longest), at(seen, total, 0.95, longest), micros(longest));
    }

    private static Duration at(long[] seen, long total, double share, long longest) {
        long rank = (long) Math.ceil(total * share);
        long below = 0;
        for (int i = 0; i < BUCKETS; i++) {
            below += seen[i];
            if (seen[i] > 0 && below >= rank) {
                return micros(Math.min(middleOf(i), longest));
            }
        }
        return Duration.ZERO;
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
