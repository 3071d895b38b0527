package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** A moment as a person writes it. */
final class TimeForm {

    private TimeForm() {}

    /**
     * An hour means the next such hour, a date with a time the clock's zone, and anything with an offset itself.
     *
     * @throws StartupProblem when it is none of these
     */
    static Instant parse(String text, Clock clock) {
        try {
            if (!text.contains("T")) {
                return next(LocalTime.parse(text), clock);
            }
            return text.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
        } catch (DateTimeException e) {
            throw new StartupProblem(
                    "'%s' is not a time".formatted(text), "write 18:00, 2026-12-24T18:00 or 2026-12-24T17:00:00Z", e);
        }
    }

    private static Instant next(LocalTime hour, Clock clock) {
        ZonedDateTime today = LocalDate.now(clock).atTime(hour).atZone(clock.getZone());
        boolean past = today.toInstant().isBefore(clock.instant());
        return (past ? today.plusDays(1) : today).toInstant();
    }
}
