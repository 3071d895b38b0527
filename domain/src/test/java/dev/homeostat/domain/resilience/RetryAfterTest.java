package dev.homeostat.domain.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String FIVE_PAST = "Sun, 01 Mar 2026 10:05:00 GMT";

    @Test
    void readsSeconds() {
        assertThat(read(Map.of("retry-after", " 120 "))).contains(Duration.ofMinutes(2));
        assertThat(read(Map.of("retry-after", "0"))).contains(Duration.ZERO);
    }

    @Test
    void readsADateByTheSitesOwnClock() {
        assertThat(read(Map.of("retry-after", FIVE_PAST, "date", "Sun, 01 Mar 2026 10:04:00 GMT")))
                .contains(Duration.ofMinutes(1));
        assertThat(read(Map.of("retry-after", FIVE_PAST))).contains(Duration.ofMinutes(5));
    }

    @Test
    void aDateThatHasPassedAsksForNoWait() {
        assertThat(read(Map.of("retry-after", FIVE_PAST, "date", "Sun, 01 Mar 2026 11:00:00 GMT")))
                .contains(Duration.ZERO);
    }

    @Test
    void whatIsNeitherSaysNothing() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(read(Map.of("retry-after", "soon"))).isEmpty();
        assertThat(read(Map.of("retry-after", "-5"))).isEmpty();
        assertThat(read(Map.of("retry-after", "99999999999999999999"))).isEmpty();
    }

    private static Optional<Duration> read(Map<String, String> headers) {
        return RetryAfter.of(name -> Optional.ofNullable(headers.get(name)), NOW);
    }
}
