package dev.homeostat.domain.resilience;

import java.util.Locale;

/** Something outside of the program that can fail for a reason of its own, and has a circuit breaker of its own. */
public enum Dependency {
    SITE,
    BROWSER,
    LOGIN,
    DATABASE;

    /** The word used in events, notices and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
