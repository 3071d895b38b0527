package dev.homeostat.application.publishing.port;

import dev.homeostat.domain.publishing.TimelineReading;
import java.time.Instant;

/**
 * Reads the account's own timeline afresh from the site; nothing is taken from a cache. Anything but a page with the
 * positive login marker is {@code Unreadable}. Never throws for what a site, a network or a browser may do. Calls come
 * one at a time.
 */
public interface TimelineReader {

    /**
     * Reads the newest items and goes on to older ones.
     *
     * @param since the read should reach back to here, by the site's clock; how far it did is in the answer
     */
    TimelineReading read(Instant since);
}
