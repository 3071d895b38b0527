package dev.homeostat.domain.learning;

import java.util.Arrays;
import java.util.Locale;

/** What is chosen for a post, in the order in which it is chosen. */
public enum Dimension {
    /** Hour of the day in the account's time zone, arms {@code 00} to {@code 23}. */
    HOUR,
    /** Style in which it is written. */
    GENERATOR,
    /** {@code single} or {@code thread}. */
    FORMAT,
    /** What it is about. */
    TOPIC;

    /** The word used in tables, configuration and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Dimension of(String word) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no dimension '%s'".formatted(word)));
    }
}
