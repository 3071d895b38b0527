package dev.homeostat.testkit;

import dev.homeostat.application.time.port.IdSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that count upwards within a space of their own, so that a run can be repeated to the byte. Thread-safe. */
public final class SequentialIds implements IdSource {

    private final long space;
    private final AtomicLong last = new AtomicLong();

    /**
     * Begins a new space of ids.
     *
     * @param space tells the ids of one source from those of another
     */
    public SequentialIds(long space) {
        this.space = space;
    }

    @Override
    public UUID next() {
        return new UUID(space, last.incrementAndGet());
    }
}
