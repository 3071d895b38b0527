package dev.homeostat.application.database;

import java.time.Duration;

/**
 * For how long the store remembers what it may forget. At least 31 days each: the longest gap between posts, and what is
 * counted back for a month, are within them.
 *
 * @param events of the account and the host; they go by whole months
 * @param runs of jobs
 * @param notices and the episodes they tell of
 * @param rateSlots what counted for the caps and the pace
 * @param readingOutcomes how reading back went, by the hour
 */
public record RetentionSettings(
        Duration events, Duration runs, Duration notices, Duration rateSlots, Duration readingOutcomes) {

    public static final Duration LEAST = Duration.ofDays(31);

    public static final RetentionSettings DEFAULT = new RetentionSettings(
            Duration.ofDays(365), Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(365));

    public RetentionSettings {
        require("events", events);
        require("runs", runs);
        require("notices", notices);
        require("rateSlots", rateSlots);
        require("readingOutcomes", readingOutcomes);
    }

    private static void require(String what, Duration length) {
        if (length.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("%s must be kept for 31 days at least".formatted(what));
        }
    }
}
