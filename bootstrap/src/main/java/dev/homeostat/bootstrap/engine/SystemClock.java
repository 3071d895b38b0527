package dev.homeostat.bootstrap.engine;

import dev.homeostat.application.time.port.MachineClock;
import java.time.Duration;
import java.time.Instant;

/** The clocks of this machine. */
final class SystemClock implements MachineClock {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration monotonic() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
