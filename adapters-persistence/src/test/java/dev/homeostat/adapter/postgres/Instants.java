package dev.homeostat.adapter.postgres;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

final class Instants {

    private Instants() {}

    static Instant ofMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
