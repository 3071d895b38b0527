package dev.homeostat.domain.resilience;

import java.util.Locale;

/** What a failure means for trying again. */
public enum ErrorClass {
    /** May be gone at the next try. */
    TRANSIENT,

    /** The other side asked for fewer calls; it says itself when to come back. */
    THROTTLED,

    /** The same call fails again, whenever it is made. */
    PERMANENT,

    /** What was sent was refused for what it is. */
    CONTENT,

    /** What was asked for may have happened or not; only looking can tell. */
    UNKNOWN_OUTCOME;

    /** The word used in events and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
