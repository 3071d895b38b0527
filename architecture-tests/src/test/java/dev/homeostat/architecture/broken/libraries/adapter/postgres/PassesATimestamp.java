package dev.homeostat.architecture.broken.libraries.adapter.postgres;

import java.sql.Timestamp;
import java.time.Instant;

/** Innocent: hands the driver what it wants. */
public final class PassesATimestamp {
    public Timestamp of(Instant at) {
        return Timestamp.from(at);
    }
}
