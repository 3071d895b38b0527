package dev.homeostat.domain.resilience;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The header of that name (RFC 9110, 10.2.3): a number of seconds or a date. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * How long a server asks to wait, never negative; empty where it does not say.
     *
     * @param headers the value of the header of that name, in lower case
     * @param now stands in where the answer does not tell the server's own time
     */
    public static Optional<Duration> of(Function<String, Optional<String>> headers, Instant now) {
        return headers.apply("retry-after")
                .map(String::strip)
                .flatMap(value -> SECONDS.matcher(value).matches()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : date(value).map(at -> until(at, serverTime(headers).orElse(now))));
    }

    private static Optional<Instant> serverTime(Function<String, Optional<String>> headers) {
        return headers.apply("date").map(String::strip).flatMap(RetryAfter::date);
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
