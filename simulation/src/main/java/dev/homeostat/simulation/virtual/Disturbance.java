package dev.homeostat.simulation.virtual;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that happens to an engine.
 *
 * @param from it happens at the first occasion from this moment on
 * @param overdue from this moment on any occasion does
 */
record Disturbance(Instant from, Instant overdue, DisturbancePoint point, Kind kind) {

    /** What happens. */
    sealed interface Kind {

        /** The process dies and another is started after some time. */
        record Crash() implements Kind {}

        /** The process stands still, then goes on as if nothing had been. */
        record Pause(Duration length) implements Kind {}

        /** The call's answer does not arrive. */
        record ReplyLost() implements Kind {}
    }

    boolean isDueAt(DisturbancePoint reached, Instant now) {
        return !now.isBefore(from) && (reached == point || now.isAfter(overdue));
    }
}
