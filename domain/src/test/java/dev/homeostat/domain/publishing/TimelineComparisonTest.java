package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static dev.homeostat.domain.publishing.Timeline.entry;
import static dev.homeostat.domain.publishing.Timeline.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineComparisonTest {
    private static final Instant SINCE = INTENT;
    private static final Instant UNTIL = INTENT.plusSeconds(600);
    private static final PostId OURS = new PostId(new UUID(0, 1));
    private static final KnownItem STANDING = item(PostStatus.POSTED, "hello  world", Optional.of("17"));

    @Test
    void aTimelineThatShowsWhatIsKnownIsClean() {
        TimelineComparison comparison = compare(timeline(entry("17", "hello world")), STANDING);

        assertThat(comparison).isEqualTo(new TimelineComparison(List.of(), Map.of(), List.of(), Map.of()));
        assertThat(comparison.summary()).contains("0 doubled, 0 missing, 0 phantoms, 0 of others");
    }

    @Test
    void whatStandsThereTwiceIsADouble() {
        TimelineComparison comparison =
                compare(timeline(entry("17", "hello world"), entry("18", "hello world")), STANDING);

        assertThat(comparison.doubles()).isEqualTo(Map.of(siteId("18"), OURS));
        assertThat(comparison.phantoms()).isEmpty();
    }

    @Test
    void whatMayRepeatIsNoDouble() {
        KnownItem greeting =
                new KnownItem(OURS, PostStatus.POSTED, INTENT, "good morning", Optional.of(siteId("17")), true, false);

        assertThat(compare(timeline(entry("17", "good morning"), entry("18", "good morning")), greeting)
                        .doubles())
                .isEmpty();
    }

    @Test
    void whatReadsLikeAPostThatIsNotKnownToBeThereIsAPhantom() {
        KnownItem failed = item(PostStatus.FAILED, "hello world", Optional.empty());

        assertThat(compare(timeline(entry("18", "hello world")), failed).phantoms())
                .isEqualTo(Map.of(siteId("18"), OURS));
    }

    @Test
    void whatIsBeingLookedForIsLeftToTheSearch() {
        for (PostStatus status : List.of(PostStatus.POSTING, PostStatus.UNCONFIRMED)) {
            TimelineComparison comparison =
                    compare(timeline(entry("18", "hello world")), item(status, "hello world", Optional.empty()));

            assertThat(comparison.phantoms()).isEmpty();
            assertThat(comparison.foreign()).isEmpty();
        }
    }

    @Test
    void whatIsNoneOfOursIsForeign() {
        TimelineComparison comparison = compare(timeline(entry("17", "hello world"), entry("90", "by hand")), STANDING);

        assertThat(comparison.foreign()).extracting(TimelineEntry::id).containsExactly(siteId("90"));
    }

    @Test
    void whatOthersWroteAndWhatIsOlderIsNotLookedAt() {
        TimelineComparison comparison = compare(
                timeline(
                        entry("17", "hello world"),
                        entry("18", "hello world").by("somebody else"),
                        entry("19", "hello world").at(SINCE.minusNanos(1))),
                STANDING);

        assertThat(comparison.doubles()).isEmpty();
        assertThat(comparison.foreign()).isEmpty();
    }

    @Test
    void whatTheTimelineShouldShowAndDoesNotIsMissing() {
        assertThat(compare(timeline(entry("90", "another")), STANDING).missing())
                .containsExactly(STANDING);
    }

    @Test
    void whatWasTakenDownIsNotMissing() {
        KnownItem removed =
                new KnownItem(OURS, PostStatus.ARCHIVED, INTENT, "hello world", Optional.of(siteId("17")), false, true);

        assertThat(compare(timeline(), removed).missing()).isEmpty();
    }

    @Test
    void nothingIsMissingInAReadThatDoesNotReachBack() {
        assertThat(compare(timeline().coveringFrom(SINCE.plusNanos(1)), STANDING)
                        .missing())
                .isEmpty();
    }

    @Test
    void whatWasJustClaimedMayNotBeShownYet() {
        KnownItem fresh =
                new KnownItem(OURS, PostStatus.POSTED, UNTIL, "hello world", Optional.of(siteId("17")), false, false);

        assertThat(compare(timeline(), fresh).missing()).isEmpty();
    }

    private static TimelineComparison compare(Timeline timeline, KnownItem... items) {
        return TimelineComparison.of(timeline.read(), SINCE, UNTIL, List.of(items));
    }

    private static KnownItem item(PostStatus status, String text, Optional<String> id) {
        return new KnownItem(OURS, status, INTENT, text, id.map(SitePostId::new), false, false);
    }
}
