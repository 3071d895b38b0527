package dev.homeostat.architecture.broken.purity.domain.post;

import java.time.Instant;
import java.util.function.Supplier;

/** By a method reference, which is no call. */
public final class ReadsTheClock {
    public Supplier<Instant> clock() {
        return Instant::now;
    }
}
