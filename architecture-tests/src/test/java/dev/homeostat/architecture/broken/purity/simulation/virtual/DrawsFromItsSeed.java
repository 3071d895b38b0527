package dev.homeostat.architecture.broken.purity.simulation.virtual;

import java.util.Random;

/** Innocent: the seed of the run makes the chance. */
public final class DrawsFromItsSeed {
    public Random of(long seed) {
        return new Random(seed);
    }
}
