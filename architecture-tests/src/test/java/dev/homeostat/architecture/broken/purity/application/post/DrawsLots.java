package dev.homeostat.architecture.broken.purity.application.post;

import java.util.Random;

/** Chance by two other doors. */
public final class DrawsLots {
    public double draw() {
        return Math.random() + new Random().nextDouble();
    }
}
