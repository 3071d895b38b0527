package dev.homeostat.architecture.broken.purity.application.post;

import java.util.Random;

/** Chance from a seed that no run rules. */
public final class BringsItsOwnSeed {
    public int roll() {
        return new Random(7).nextInt(6) + 1;
    }
}
