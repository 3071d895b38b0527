package dev.homeostat.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.engagement.SiteReading.Cause;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReadingPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void theFirstReadingCountsEvenWhenAllIsZero() {
        assertThat(judge(Optional.empty(), metrics(0, 0), 0)).isEqualTo(new ReadingVerdict.Accepted(metrics(0, 0)));
    }

    @Test
    void whatCouldNotBeReadStaysFailedWithItsCause() {
        assertThat(ReadingPolicy.judge(
                        listed(Optional.of(metrics(5, 1)), 7),
                        new SiteReading.Unreadable(Cause.LOGIN, "asks for login")))
                .isEqualTo(new ReadingVerdict.Failed(Cause.LOGIN, "asks for login"));
    }

    @Test
    void halfMayGoButNotMore() {
        assertThat(judge(Optional.of(metrics(10, 3)), metrics(5, 3), 0)).isInstanceOf(ReadingVerdict.Accepted.class);
        assertThat(judge(Optional.of(metrics(10, 3)), metrics(4, 3), 0))
                .isEqualTo(new ReadingVerdict.Failed(Cause.IMPLAUSIBLE, "likes fell from 10 to 4"));
    }

    @Test
    void smallNumbersMayFall() {
        assertThat(judge(Optional.of(metrics(9, 3)), metrics(1, 0), 0)).isInstanceOf(ReadingVerdict.Accepted.class);
    }

    @Test
    void allZeroAfterSomethingIsImplausible() {
        assertThat(judge(Optional.of(metrics(1, 0)), metrics(0, 0), 2))
                .isEqualTo(new ReadingVerdict.Failed(Cause.IMPLAUSIBLE, "all numbers are zero, and were not"));
        assertThat(judge(Optional.of(metrics(0, 0)), metrics(0, 0), 0)).isInstanceOf(ReadingVerdict.Accepted.class);
    }

    @Test
    void noNumberOfFailuresMakesAFallBelievable() {
        assertThat(judge(Optional.of(metrics(100, 3)), metrics(4, 3), 0)).isInstanceOf(ReadingVerdict.Failed.class);
        assertThat(judge(Optional.of(metrics(100, 3)), metrics(4, 3), 50)).isInstanceOf(ReadingVerdict.Failed.class);
    }

    @Test
    void aMissingNumberIsNeverBelieved() {
        Metrics likesOnly = new Metrics(Map.of(Metric.LIKES, 100L));

        assertThat(judge(Optional.of(metrics(100, 3)), likesOnly, 9))
                .isEqualTo(new ReadingVerdict.Failed(Cause.LAYOUT, "no longer shown: replies"));
        assertThat(judge(Optional.of(likesOnly), metrics(100, 3), 0)).isInstanceOf(ReadingVerdict.Accepted.class);
    }

    @Property
    void whatGrowsAlwaysCounts(
            @ForAll @LongRange(min = 0) long likes,
            @ForAll @LongRange(min = 0, max = 1_000_000) long more,
            @ForAll @IntRange(min = 0, max = 5) int failures) {
        long before = Math.min(likes, Long.MAX_VALUE - more);

        assertThat(judge(Optional.of(metrics(before, 1)), metrics(before + more, 1), failures))
                .isInstanceOf(ReadingVerdict.Accepted.class);
    }

    private static ReadingVerdict judge(Optional<Metrics> before, Metrics now, int failures) {
        return ReadingPolicy.judge(listed(before, failures), new SiteReading.Read(now));
    }

    private static DueReading listed(Optional<Metrics> before, int failures) {
        return new DueReading(
                new PostId(new UUID(0, 1)),
                new SitePostId("1"),
                NOW,
                NOW,
                before.map(metrics -> new Reading(NOW, metrics)),
                failures);
    }

    private static Metrics metrics(long likes, long replies) {
        return new Metrics(Map.of(Metric.LIKES, likes, Metric.REPLIES, replies));
    }
}
