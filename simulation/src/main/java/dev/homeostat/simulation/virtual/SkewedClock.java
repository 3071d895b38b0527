package dev.homeostat.simulation.virtual;

import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;

/** A process's own wall clock, which may be wrong; time passes for it as for all. */
record SkewedClock(VirtualTime time, Duration ahead) implements MachineClock {

    @Override
    public Instant now() {
        return time.now().plus(ahead);
    }

    @Override
    public Duration monotonic() {
        return time.monotonic();
    }

    @Override
    public void pause(Duration length) {
        time.pause(length);
    }
}
