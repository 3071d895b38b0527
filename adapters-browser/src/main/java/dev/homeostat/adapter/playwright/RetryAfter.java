package dev.homeostat.adapter.playwright;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header of that name (RFC 9110, 10.2.3): a number of seconds or a date. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * How long the site asks to wait, never negative; empty where it does not say.
     *
     * @param headers by names in lower case
     * @param clock stands in where the answer does not tell the site's own time
     */
    static Optional<Duration> of(Map<String, String> headers, InstantSource clock) {
        return header(headers, "retry-after")
                .flatMap(value -> SECONDS.matcher(value).matches()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : date(value).map(at -> until(at, now(headers, clock))));
    }

    private static Instant now(Map<String, String> headers, InstantSource clock) {
        return header(headers, "date").flatMap(RetryAfter::date).orElseGet(clock::instant);
    }

    private static Optional<String> header(Map<String, String> headers, String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip);
    }

    private static Duration until(Instant at, Instant now) {
        return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            // As good as no header: the wait is then for whoever asked to choose.
            return Optional.empty();
        }
    }
}
