package dev.homeostat.architecture.broken.libraries.adapter.postgres;

import java.sql.Timestamp;

/** What belongs to the driver, kept. */
public record KeepsATimestamp(Timestamp at) {}
