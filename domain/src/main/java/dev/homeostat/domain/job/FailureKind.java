package dev.homeostat.domain.job;

import java.util.Locale;

/** What kind of failure broke a run off. */
public enum FailureKind {
    /** May be gone at the next try. */
    TRANSIENT,

    /** Comes again with the next try unless something is changed. */
    PERMANENT,

    /** It took longer than it may, and was cancelled. */
    TIMEOUT,

    /** Something was thrown that nobody expected. */
    UNCAUGHT,

    /** Its process ended in the middle of it. */
    DEAD;

    /** The word used in {@code job_heartbeats.exit_class}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
