package dev.homeostat.adapter.postgres;

import java.time.Duration;

/**
 * When the use of a database is told of.
 *
 * @param slowAfter a statement that takes so long is kept with its plan
 * @param heldAfter whoever holds a connection for so long is named
 */
public record WatchSettings(Duration slowAfter, Duration heldAfter) {

    public static final WatchSettings USUAL = new WatchSettings(Duration.ofSeconds(5), Duration.ofSeconds(30));
}
