package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import java.time.Duration;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CallSiteTest {

    private final CallSite site = new CallSite("here");

    @Test
    void knowsTheShareOfTimesWithinSixPercent() {
        LongStream.rangeClosed(1, 10_000).forEach(micros -> site.took(micros * 1_000));

        QueryStatistics statistics = site.statistics();

        assertThat(statistics.count()).isEqualTo(10_000);
        assertThat(micros(statistics.p50())).isCloseTo(5_000, Offset.offset(330.0));
        assertThat(micros(statistics.p95())).isCloseTo(9_500, Offset.offset(630.0));
        assertThat(statistics.max()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void noShareIsBeyondTheLongest() {
        site.took(Duration.ofMinutes(3).toNanos());

        assertThat(site.statistics().p95())
                .isGreaterThan(Duration.ofSeconds(168))
                .isLessThanOrEqualTo(site.statistics().max());
    }

    @Test
    void takesAnyTime() {
        LongStream.of(0, 1, 999, 1_000, Duration.ofDays(30).toNanos()).forEach(site::took);

        assertThat(site.statistics().count()).isEqualTo(5);
        assertThat(site.statistics().max()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void whatWasNeverCalledTookNoTime() {
        assertThat(site.statistics().p95()).isZero();
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1_000.0;
    }
}
