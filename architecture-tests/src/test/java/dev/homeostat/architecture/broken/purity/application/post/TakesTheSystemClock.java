package dev.homeostat.architecture.broken.purity.application.post;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Brings its own clock along. */
public final class TakesTheSystemClock {
    public LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }

    public LocalDate todayThere() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
