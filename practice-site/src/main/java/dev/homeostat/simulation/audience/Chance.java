package dev.homeostat.simulation.audience;

import java.util.SplittableRandom;

/** Chance that is the same for the same seed and name, on every machine. Not thread-safe. */
final class Chance {

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Chance of its own for each name. */
    static Chance of(long seed, String name) {
        long hash = FNV_BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        // The generator mixes its seed only by steps of its own; names that differ little must not run in parallel.
        return new Chance(new SplittableRandom(hash ^ (seed * GOLDEN)).nextLong());
    }

    int below(int bound) {
        return (int) (unit() * bound);
    }

    double between(double from, double to) {
        return from + unit() * (to - from);
    }

    /** Normally distributed (Box and Muller, 1958). */
    double gaussian() {
        double radius = StrictMath.sqrt(2 * exponential());
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    /** Exponentially distributed with mean 1. */
    double exponential() {
        return -StrictMath.log(1 - unit());
    }

    /** From 0 to below 1. */
    private double unit() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }
}
