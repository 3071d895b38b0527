package dev.homeostat.domain.publishing;

import java.time.Instant;
import java.util.List;

/** What reading the account's own timeline gave. */
public sealed interface TimelineReading {

    /**
     * The timeline, proven to be the account's own by a positive login marker.
     *
     * @param author the account's name on the site
     * @param coversFrom every visible item from this instant on, by the site's clock, is among the entries
     */
    record Read(String author, List<TimelineEntry> entries, Instant coversFrom) implements TimelineReading {
        public Read {
            entries = List.copyOf(entries);
        }
    }

    /** The timeline could not be read; nothing follows from that. */
    record Unreadable(Hindrance cause, String detail) implements TimelineReading {}
}
