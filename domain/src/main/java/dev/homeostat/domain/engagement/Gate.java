package dev.homeostat.domain.engagement;

import java.util.Locale;

/** Why a post has no reward of a maturity. */
public enum Gate {
    /** Nothing was chosen for it, so nothing can be learned from it. */
    NOT_PLANNED,
    /** It is too young, or a reading near the age may still come. */
    IMMATURE,
    /** The readings before and after the age lie too far apart. */
    NO_READING_NEAR_AGE,
    /** It reached the age, and was never read. */
    UNREAD;

    /** The word used in events and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
