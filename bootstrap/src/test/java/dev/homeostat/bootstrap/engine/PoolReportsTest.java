package dev.homeostat.bootstrap.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.PoolWindow;
import dev.homeostat.domain.browserlease.Resize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PoolReportsTest {

    private final List<RecordedEvent> events = new ArrayList<>();
    private final PoolReports reports = new PoolReports(
            error -> {}, (account, event) -> events.add(event), new SystemClock(Duration.ZERO), Optional.empty());

    @Test
    void tellsHowTheBrowsersDidAndWhatBecomesOfTheirNumber() {
        SortedMap<LeasePriority, Duration> waits = new TreeMap<>();
        waits.put(LeasePriority.POSTING, Duration.ofMillis(20));
        waits.put(LeasePriority.READING, Duration.ofMillis(70_500));
        PoolWindow window = new PoolWindow(
                Duration.ofMinutes(10),
                3,
                120,
                Duration.ofMillis(12_500),
                Duration.ofMinutes(27),
                waits,
                900L << 20,
                300L << 20);

        reports.measured(window, new Resize.Grow("they are 90 % busy"));

        RecordedEvent event = events.getFirst();
        assertThat(event.type()).isEqualTo("browser_pool_report");
        assertThat(event.data())
                .containsEntry("browsers", "3")
                .containsEntry("minutes", "10")
                .containsEntry("asked", "120")
                .containsEntry("mean_seconds", "12.500")
                .containsEntry("utilization", "0.900")
                .containsEntry("wait_p95_seconds_0", "0.020")
                .containsEntry("wait_p95_seconds_1", "70.500")
                .containsEntry("free_bytes", Long.toString(900L << 20))
                .containsEntry("browser_bytes", Long.toString(300L << 20))
                .containsEntry("change", "1")
                .containsEntry("reason", "they are 90 % busy")
                .hasSize(11);
    }
}
