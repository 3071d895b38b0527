package dev.homeostat.domain.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and counts as a person reads them. */
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    static String time(Instant at) {
        return MINUTE.format(at);
    }

    static String times(long count) {
        return count == 1 ? "once" : count(count) + " times";
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String duration(Duration length) {
        if (length.compareTo(Duration.ofMinutes(2)) < 0) {
            return "%d s".formatted(length.toSeconds());
        }
        if (length.compareTo(Duration.ofHours(2)) < 0) {
            return "%d min".formatted(length.toMinutes());
        }
        return "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
    }
}
