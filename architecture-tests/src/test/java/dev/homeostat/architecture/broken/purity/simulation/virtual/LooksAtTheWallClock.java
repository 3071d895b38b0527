package dev.homeostat.architecture.broken.purity.simulation.virtual;

/** Virtual time that is not. */
public final class LooksAtTheWallClock {
    public long now() {
        return System.currentTimeMillis();
    }
}
