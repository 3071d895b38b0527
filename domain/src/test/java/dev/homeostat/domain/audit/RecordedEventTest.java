package dev.homeostat.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedEventTest {
    private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void keysStandInAlphabeticalOrder() {
        Map<String, String> data = new HashMap<>(Map.of("v", "1", "account", "practice", "post", "7"));

        assertThat(new RecordedEvent("post_queued", Severity.INFO, AT, data)
                        .data()
                        .keySet())
                .containsExactly("account", "post", "v");
    }

    @Test
    void anEventDoesNotChangeWithTheMapItWasMadeFrom() {
        Map<String, String> data = new HashMap<>(Map.of("v", "1"));
        RecordedEvent event = new RecordedEvent("post_queued", Severity.INFO, AT, data);

        data.put("late", "true");

        assertThat(event.data()).containsOnlyKeys("v");
    }

    @Test
    void theGravestSeverityComesFirst() {
        assertThat(List.of(Severity.values())).isSorted().first().isEqualTo(Severity.CRITICAL);
        assertThat(Severity.WARNING.word()).isEqualTo("warning");
    }
}
