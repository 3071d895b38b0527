package dev.homeostat.domain.engagement;

import java.util.Locale;

/** A number that sites show of a post. */
public enum Metric {
    VIEWS,
    LIKES,
    REPLIES,
    REPOSTS;

    /** The word used in tables, profiles and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
