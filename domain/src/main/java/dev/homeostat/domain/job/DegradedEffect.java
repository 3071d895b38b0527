package dev.homeostat.domain.job;

import java.util.Locale;

/** What a job does while something it may need is out of use. */
public enum DegradedEffect {
    /** All that it always does. */
    RUNS,

    /** A part of it. */
    REDUCED,

    /** Nothing until it is back; each tick is a skipped run. */
    WAITS;

    /** The word used in commands and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
