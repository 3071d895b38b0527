package dev.homeostat.adapter.journal;

import java.nio.file.Path;

/**
 * Where errors and events wait while the store is away, and how many at most.
 *
 * @param directory made when it is first needed, readable by its owner alone
 * @param maxBytes on the disk
 * @param maxCount of errors and events
 */
public record SpoolSettings(Path directory, long maxBytes, int maxCount) {

    public SpoolSettings {
        if (maxBytes < 1 || maxCount < 1) {
            throw new IllegalArgumentException("a spool must have room for something");
        }
    }

    /** 64 MiB, a million errors and events. */
    public static SpoolSettings in(Path directory) {
        return new SpoolSettings(directory, 64L << 20, 1_000_000);
    }
}
