package dev.homeostat.bootstrap.engine;

import dev.homeostat.application.time.port.MachineClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of this machine.
 *
 * @param ahead how much later it is taken for than it is; nothing but for trials
 */
public record SystemClock(Duration ahead) implements MachineClock {

    /** As it is. */
    public SystemClock() {
        this(Duration.ZERO);
    }

    @Override
    public Instant now() {
        return Instant.now().plus(ahead);
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
