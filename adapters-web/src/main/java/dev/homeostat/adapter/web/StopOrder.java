package dev.homeostat.adapter.web;

import java.util.Locale;
import java.util.Set;

/**
 * Engages the kill switch, by every way that works: what cannot be written to the store is still written to the file. It
 * answers within a second also while the store is away, and a way that fails is left out of its answer instead of ending
 * in an exception. Giving the order again does no harm. Implementations are thread-safe.
 */
@FunctionalInterface
public interface StopOrder {

    /** A place that is looked at before anything goes out. */
    enum Way {
        ROW,
        FILE;

        /** The word used in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Stops everything that goes out.
     *
     * @param by where the order came from
     * @param reason text that somebody sent, without control characters, never blank
     * @return the ways by which it is in force now; none when it could not be carried out
     */
    Set<Way> give(String by, String reason);
}
