package dev.homeostat.adapter.postgres;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** PostgreSQL keeps microseconds; what is finer would come back changed. */
final class Micros {

    private Micros() {}

    static Duration of(Duration duration) {
        return duration.truncatedTo(ChronoUnit.MICROS);
    }
}
