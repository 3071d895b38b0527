package dev.homeostat.domain.audit;

import java.util.Locale;

/** How much an event matters, gravest first; the order is the order of comparison. */
public enum Severity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO,
    DEBUG;

    /** The word used in tables and queries. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
