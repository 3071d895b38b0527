package dev.homeostat.domain.job;

import java.util.Locale;

/** Why a run did not happen. */
public enum SkipReason {
    /** Something that it needs is out of use. */
    DEPENDENCY,

    /** A person, a stop, the pace, or what the site asked for holds it back; the detail says which. */
    HELD,

    /** It waited for its place, or for the posting window to end, until it was no use any more. */
    WAITED,

    /** The account is another engine's. */
    TENURE;

    /** The word used in {@code job_heartbeats.exit_class}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
