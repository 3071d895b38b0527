package dev.homeostat.adapter.postgres;

import java.time.Duration;

/**
 * When the use of a database is told of.
 *
 * @param slowAfter a statement that takes so long is kept with its plan
 * @param heldAfter whoever holds a connection for so long is named
 * @param waitedAfter whoever waits for a connection for so long is named, with those who hold them
 */
public record WatchSettings(Duration slowAfter, Duration heldAfter, Duration waitedAfter) {

    /** Half of the time after which waiting for a connection fails. */
    public static final Duration WAITED_AFTER = Duration.ofSeconds(5);

    public static final WatchSettings USUAL =
            new WatchSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), WAITED_AFTER);
}
