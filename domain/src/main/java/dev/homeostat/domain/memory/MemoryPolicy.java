package dev.homeostat.domain.memory;

import java.time.Duration;
import java.util.Optional;

/**
 * When a reading is worth a record, and when it is too much.
 *
 * @param warnAbove bytes from which on it is too much; it is over when a tenth less is taken, so that a value that swings
 *     about the limit is one episode
 */
public record MemoryPolicy(long warnAbove) {

    private static final Duration REPORT_EVERY = Duration.ofMinutes(10);
    private static final double CHANGED_BY = 0.2;
    private static final double WELL_BELOW = 0.9;

    public MemoryPolicy {
        if (warnAbove < 1) {
            throw new IllegalArgumentException("a limit of no bytes is always reached");
        }
    }

    /**
     * A reading that was recorded.
     *
     * @param at on any clock that does not run backwards
     */
    public record Report(MemoryReading reading, Duration at) {}

    /**
     * Whether to record a reading: when it is the first, when ten minutes have passed since the latest that was, or when
     * the total has changed by more than a fifth since.
     *
     * @param now on the clock of the latest report
     */
    public boolean isWorthARecord(MemoryReading reading, Optional<Report> latest, Duration now) {
        return latest.map(report -> now.minus(report.at()).compareTo(REPORT_EVERY) >= 0
                        || Math.abs(reading.totalBytes() - report.reading().totalBytes())
                                > CHANGED_BY * report.reading().totalBytes())
                .orElse(true);
    }

    /** Whether it is too much, given whether it was before. */
    public boolean isTooMuch(MemoryReading reading, boolean before) {
        return before ? reading.totalBytes() > warnAbove * WELL_BELOW : reading.totalBytes() > warnAbove;
    }
}
