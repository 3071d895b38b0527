package dev.homeostat.adapter.postgres;

import java.time.Instant;
import java.time.InstantSource;

/** The wall clock as it was when this was made, carried on by the monotonic one: it is never set back or forth. */
final class SteadyClock implements InstantSource {

    private final Instant base = Instant.now();
    private final long baseNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return base.plusNanos(System.nanoTime() - baseNanos);
    }
}
