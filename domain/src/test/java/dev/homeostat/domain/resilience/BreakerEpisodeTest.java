package dev.homeostat.domain.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerEpisodeTest {

    private static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PROBATION = Duration.ofMinutes(15);

    @Test
    void theClockRunsOnThroughProbesThatFail() {
        BreakerEpisode episode =
                BreakerEpisode.begin(BEGAN, minutes(10)).reopened(minutes(11)).reopened(minutes(13));
        assertThat(episode.cumulativeOpen(minutes(14))).isEqualTo(minutes(4));
        assertThat(episode.began()).isEqualTo(BEGAN);
    }

    @Test
    void theClockStandsStillWhileClosedAndGoesOnFromThere() {
        BreakerEpisode closed = BreakerEpisode.begin(BEGAN, minutes(0)).closed(minutes(2));
        assertThat(closed.cumulativeOpen(minutes(9))).isEqualTo(minutes(2));
        assertThat(closed.reopened(minutes(9)).cumulativeOpen(minutes(10))).isEqualTo(minutes(3));
    }

    @Test
    void isOverOnceItStayedClosedForTheProbation() {
        BreakerEpisode open = BreakerEpisode.begin(BEGAN, minutes(0));
        BreakerEpisode closed = open.closed(minutes(2));
        assertThat(open.isOver(minutes(1_000), PROBATION)).isFalse();
        assertThat(closed.isOver(minutes(16), PROBATION)).isFalse();
        assertThat(closed.isOver(minutes(17), PROBATION)).isTrue();
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
