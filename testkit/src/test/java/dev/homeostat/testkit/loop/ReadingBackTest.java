package dev.homeostat.testkit.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.engagement.SiteReading.Cause;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishedPost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How an account reads back how its posts did. */
class ReadingBackTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aLoginPageIsNeverZeroLikes() {
        try (Account account = Account.with(PlanSettings.usual(), Account.facts(100))) {
            account.manual.site().countBy(item -> new SiteReading.Unreadable(Cause.LOGIN, "no sign of a login"));
            account.manual.advance(DAY);

            assertThat(published(account)).isNotEmpty().allSatisfy(post -> assertThat(
                            account.store.engagement().readings(post.id()))
                    .isEmpty());
            EngagementLedger.Success success = account.store.engagement().success(Account.ID, DAY);
            assertThat(success.outcomes()).containsOnlyKeys("login");
            assertThat(account.manual.store().errors())
                    .extracting(TrackedError::kind)
                    .contains("reading_login");
            assertThat(account.store.learning().rewards(Account.ID, Instant.EPOCH, Long.MAX_VALUE))
                    .isEmpty();
        }
    }

    @Test
    void youngPostsAreReadEveryTwentyMinutesAndOlderOnesLess() {
        try (Account account = Account.with(PlanSettings.usual().withPostsPerDay(1), Account.facts(100))) {
            account.manual.advance(Duration.ofDays(4));
            Post first = published(account).getLast();
            List<Reading> readings = account.store.engagement().readings(first.id());

            assertThat(gaps(readings.subList(0, 20))).allMatch(gap -> gap.toMinutes() <= 40);
            assertThat(gaps(readings.subList(readings.size() - 5, readings.size())))
                    .allMatch(gap -> gap.toMinutes() >= 110 && gap.toMinutes() <= 140);
        }
    }

    @Test
    void halfTheLikesGoneIsNotBelieved() {
        try (Account account = Account.with(PlanSettings.usual(), Account.facts(100))) {
            account.manual.site().countBy(item -> likes(100));
            account.manual.advance(DAY);
            Post post = published(account).getLast();
            int before = account.store.engagement().readings(post.id()).size();

            account.manual.site().countBy(item -> likes(20));
            account.manual.advance(Duration.ofMinutes(40));

            assertThat(account.store.engagement().readings(post.id())).hasSize(before);
            assertThat(account.store.engagement().success(Account.ID, DAY).outcomes())
                    .containsKey("implausible");
        }
    }

    @Test
    void aPausedAccountStillReads() {
        try (Account account = Account.with(PlanSettings.usual(), Account.facts(100))) {
            account.manual.advance(DAY);
            long before = account.store.engagement().coverage(Account.ID).readings();
            account.store.controls().pause(Account.ID, "a test", "holiday");
            account.manual.advance(Duration.ofHours(2));

            assertThat(account.store.engagement().coverage(Account.ID).readings())
                    .isGreaterThan(before);
        }
    }

    private static SiteReading likes(long likes) {
        return new SiteReading.Read(new Metrics(Map.of(Metric.LIKES, likes)));
    }

    private static List<Post> published(Account account) {
        return account.posts().stream().filter(PublishedPost.class::isInstance).toList();
    }

    private static List<Duration> gaps(List<Reading> readings) {
        return IntStream.range(1, readings.size())
                .mapToObj(i -> Duration.between(
                        readings.get(i - 1).observedAt(), readings.get(i).observedAt()))
                .toList();
    }
}
