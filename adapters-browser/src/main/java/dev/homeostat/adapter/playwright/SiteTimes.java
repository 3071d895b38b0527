package dev.homeostat.adapter.playwright;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as sites write them: ISO-8601 with an offset, which {@code <time datetime>} asks for. */
final class SiteTimes {

    private SiteTimes() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            // A time that cannot be read is no time; whoever asked says which entry has none.
            return Optional.empty();
        }
    }
}
