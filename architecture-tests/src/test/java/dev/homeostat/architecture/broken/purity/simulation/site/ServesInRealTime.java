package dev.homeostat.architecture.broken.purity.simulation.site;

import java.time.Instant;

/** Innocent: the practice site stands outside. */
public final class ServesInRealTime {
    public Instant now() {
        return Instant.now();
    }
}
