package dev.homeostat.domain.job;

import java.util.Locale;

/** How urgent a job is, and so on whose lane it runs. */
public enum JobClass {
    /** Posting and healing: has a lane of its own and waits for no other job's place. */
    CRITICAL,

    /** Shares the places that there are with all others but the critical ones. */
    NORMAL,

    /** Like normal, but never takes more than half of the places. */
    BACKGROUND;

    /** The word used in commands and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
