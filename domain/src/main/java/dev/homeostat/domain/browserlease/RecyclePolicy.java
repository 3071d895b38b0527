package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.OptionalLong;

/** When a browser is to be replaced by a fresh one, which happens between two leases. Pure and thread-safe. */
public final class RecyclePolicy {

    /** So much more than in the beginning, and a browser has gathered what it does not give back; bytes. */
    public static final long MOST_GROWTH = 100_000_000;

    /** However little it has grown. */
    public static final Duration MOST_AGE = Duration.ofHours(12);

    private RecyclePolicy() {}

    /**
     * What a browser has come to.
     *
     * @param baseline bytes that it took once it had been used for the first time, empty where that was not measured
     * @param bytes that it takes now, empty where that was not measured
     * @param age machine time since it started
     */
    public record Wear(OptionalLong baseline, OptionalLong bytes, Duration age) {}

    public static boolean isDue(Wear wear) {
        boolean grown = wear.baseline().isPresent()
                && wear.bytes().isPresent()
                && wear.bytes().getAsLong() - wear.baseline().getAsLong() > MOST_GROWTH;
        return grown || wear.age().compareTo(MOST_AGE) >= 0;
    }
}
