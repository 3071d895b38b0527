package dev.homeostat.bootstrap.publishbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.SitePostId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of measurements; that posts really go out is shown by the command itself, in the long tests. */
class PublishBenchTest {

    private static final PublishBenchOptions OPTIONS =
            new PublishBenchOptions(3, 300, Path.of("chromium"), line -> {}, () -> false);

    @Test
    void theBarIsHeldByPostsAndReadsAlike() {
        Measured fresh = measured("fresh", 60, Duration.ofSeconds(60), Duration.ofSeconds(60));

        assertThat(report(measured("reused", 300, Duration.ofSeconds(120), Duration.ofSeconds(30)), fresh))
                .satisfies(report -> {
                    assertThat(report.isClean()).isTrue();
                    assertThat(report.lines())
                            .contains("timeline, 10 reads each: p50 ms 100.0, with its 20 pictures 250.0; CPU s 0.100,"
                                    + " with them 0.200; saved ms a read: 150.0");
                    assertThat(report.lines().getLast())
                            .isEqualTo("contexts: 3, posts times: 2.50, reads times: 10.00, bar: 2.5, held");
                });
        assertThat(report(measured("reused", 300, Duration.ofSeconds(121), Duration.ofSeconds(30)), fresh)
                        .isClean())
                .isFalse();
        assertThat(report(measured("reused", 300, Duration.ofSeconds(100), Duration.ofSeconds(130)), fresh)
                        .isClean())
                .isFalse();
    }

    @Test
    void tellsWhatAPostAndAReadTake() {
        Measured way = measured("reused", 100, Duration.ofSeconds(50), Duration.ofSeconds(20));

        assertThat(way.postsPerMinute()).isEqualTo(120);
        assertThat(way.readsPerMinute()).isEqualTo(300);
        assertThat(way.processorSecondsPerPost()).isEqualTo(0.25);
        assertThat(way.phases().at("publish", 0.5)).isEqualTo(Duration.ofMillis(5));
        assertThat(way.phases().at("publish", 0.95)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void aReadingWithoutNumbersIsNoReading() {
        assertThat(Reading.readable(Map.of(
                        new SitePostId("1"), new SiteReading.Read(new Metrics(Map.of(Metric.LIKES, 3L))),
                        new SitePostId("2"), new SiteReading.Unreadable(SiteReading.Cause.LAYOUT, "no numbers"))))
                .isEqualTo(1);
    }

    @Test
    void theBaselineIsAFifth() {
        assertThat(OPTIONS.baseline()).isEqualTo(60);
        assertThat(new PublishBenchOptions(1, 5, Path.of("chromium"), line -> {}, () -> false).baseline())
                .isEqualTo(5);
    }

    @Test
    void processorTimeGrowsWithWork() {
        Duration before = TreeUse.processorTime();
        long until = System.nanoTime() + Duration.ofMillis(300).toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(TreeUse.processorTime()).isGreaterThan(before);
    }

    private static PublishBenchReport report(Measured reused, Measured fresh) {
        return new PublishBenchReport(
                OPTIONS,
                reused,
                fresh,
                new TimelineReads(
                        10,
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        20));
    }

    private static Measured measured(String way, int posts, Duration publishing, Duration reading) {
        Samples phases = new Samples();
        for (int millis : List.of(10, 1, 2, 3, 4, 5, 6, 7, 8, 9)) {
            phases.add("publish", Duration.ofMillis(millis));
        }
        return new Measured(
                way, posts, phases, publishing, publishing.dividedBy(2), reading, reading.dividedBy(2), 1 << 30);
    }
}
