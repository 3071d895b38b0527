package dev.homeostat.domain.resilience;

import java.util.Locale;

/** Something outside of the program that can fail for a reason of its own, and has a circuit breaker of its own. */
public enum Dependency {
    SITE("the site"),
    BROWSER("the browser"),
    LOGIN("the login"),
    DATABASE("the database"),
    /** The site's taking of posts, which may fail while its pages come as they should. */
    PUBLISHING("publishing");

    private final String phrase;

    Dependency(String phrase) {
        this.phrase = phrase;
    }

    /** What to call it in a sentence. */
    public String phrase() {
        return phrase;
    }

    /** The word used in events, notices and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
