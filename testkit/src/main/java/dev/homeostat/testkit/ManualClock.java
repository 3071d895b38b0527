package dev.homeostat.testkit;

import dev.homeostat.application.time.port.MachineClock;
import java.time.Duration;
import java.time.Instant;

/** Machine time that moves only when told to. Thread-safe. */
public final class ManualClock implements MachineClock {

    private final Instant start;
    private Duration elapsed = Duration.ZERO;

    public ManualClock(Instant start) {
        this.start = start;
    }

    @Override
    public synchronized Instant now() {
        return start.plus(elapsed);
    }

    @Override
    public synchronized Duration monotonic() {
        return elapsed;
    }

    @Override
    public void pause(Duration length) {
        advance(length);
    }

    public synchronized void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("machine time does not run backwards");
        }
        elapsed = elapsed.plus(time);
    }
}
