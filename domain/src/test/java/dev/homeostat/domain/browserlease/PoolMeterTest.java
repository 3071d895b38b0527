package dev.homeostat.domain.browserlease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolMeterTest {

    private static final Duration BEGIN = Duration.ofMinutes(3);

    private final PoolMeter meter = new PoolMeter(BEGIN);

    @Test
    void addsUpAWindow() {
        IntStream.rangeClosed(1, 5).forEach(number -> meter.asked());
        meter.ended(Duration.ofSeconds(20));
        meter.ended(Duration.ofSeconds(40));
        IntStream.rangeClosed(1, 40)
                .forEach(seconds -> meter.waited(LeasePriority.READING, Duration.ofSeconds(seconds)));
        meter.waited(LeasePriority.POSTING, Duration.ofMillis(5));

        PoolWindow window = meter.endWindow(BEGIN.plusMinutes(10), 3, Duration.ofMinutes(12), 7, 5)
                .getFirst();

        assertThat(window.length()).isEqualTo(Duration.ofMinutes(10));
        assertThat(window.asked()).isEqualTo(5);
        assertThat(window.meanTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(window.utilization()).isEqualTo(1.2 / 3);
        assertThat(window.waits())
                .containsEntry(LeasePriority.READING, Duration.ofSeconds(38))
                .containsEntry(LeasePriority.POSTING, Duration.ofMillis(5))
                .hasSize(2);
        assertThat(window.freeBytes()).isEqualTo(7);
        assertThat(window.browserBytes()).isEqualTo(5);
    }

    @Test
    void theNextWindowBeginsEmptyAndCountsWhatWasHeldSince() {
        meter.asked();
        meter.waited(LeasePriority.READING, Duration.ofSeconds(9));
        meter.ended(Duration.ofSeconds(9));
        List<PoolWindow> first = meter.endWindow(BEGIN.plusMinutes(10), 1, Duration.ofMinutes(4), 0, 0);

        List<PoolWindow> both = meter.endWindow(BEGIN.plusMinutes(30), 2, Duration.ofMinutes(14), 0, 0);

        assertThat(both).hasSize(2).endsWith(first.getFirst());
        PoolWindow second = both.getFirst();
        assertThat(second.length()).isEqualTo(Duration.ofMinutes(20));
        assertThat(second.busy()).isEqualTo(Duration.ofMinutes(10));
        assertThat(second.asked()).isZero();
        assertThat(second.meanTime()).isZero();
        assertThat(second.waits()).isEmpty();
    }

    @Test
    void keepsAsManyWindowsAsAreLookedAt() {
        List<PoolWindow> latest = List.of();
        for (int number = 1; number <= 5; number++) {
            latest = meter.endWindow(BEGIN.plusMinutes(10L * number), number, Duration.ZERO, 0, 0);
        }
        assertThat(latest).extracting(PoolWindow::browsers).containsExactly(5, 4, 3);
    }
}
