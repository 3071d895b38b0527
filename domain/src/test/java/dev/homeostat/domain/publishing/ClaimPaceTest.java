package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.queued;
import static dev.homeostat.domain.publishing.SampleTenures.HELD;
import static dev.homeostat.domain.publishing.SampleTenures.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.HardCaps;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.pacing.Slots;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.ClaimPolicy.Decision;
import dev.homeostat.domain.publishing.ClaimPolicy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How fast posts are claimed at most. */
class ClaimPaceTest {
    private static final PublishLimits LIMITS =
            PublishLimits.DEFAULT.withMinimumGap(Duration.ZERO).withCaps(new HardCaps(2, 5));
    private static final QueuedPost POST = queued("hello");
    private static final Pacing HOURLY = Pacing.begin(RateBounds.DEFAULT);

    @Test
    void theHardCapOfTheHourHolds() {
        assertWaits("hard cap of 2 posts an hour", decide(POST, fast(), new Slots(2, 2, Optional.empty())));
        assertTaken(decide(POST, fast(), new Slots(1, 1, Optional.empty())));
    }

    @Test
    void theHardCapOfTheDayHolds() {
        assertWaits("hard cap of 5 posts a day", decide(POST, fast(), new Slots(0, 5, Optional.empty())));
        assertTaken(decide(POST, fast(), new Slots(0, 4, Optional.empty())));
    }

    @Test
    void theRateKeepsPostsApart() {
        Instant last = INTENT.minus(Duration.ofHours(1));

        assertWaits("at 1 posts an hour", decide(POST, HOURLY, taken(last.plusNanos(1))));
        assertTaken(decide(POST, HOURLY, taken(last)));
    }

    @Test
    void aRateOutsideOfTheBoundsIsBounded() {
        Pacing wild = new Pacing(new PostingRate(1_000), 0, 0, Optional.empty());

        assertWaits("at 4 posts an hour", decide(POST, wild, taken(INTENT.minus(Duration.ofMinutes(14)))));
        assertTaken(decide(POST, wild, taken(INTENT.minus(Duration.ofMinutes(15)))));
    }

    @Test
    void aThreadGoesOnWithoutRegardToTheRateButWithinTheCaps() {
        QueuedPost rest = threadOfWhichTheFirstIsOut();

        assertTaken(decide(rest, HOURLY, taken(INTENT.minusSeconds(60))));
        assertWaits("hard cap", decide(rest, HOURLY, new Slots(2, 2, Optional.of(INTENT.minusSeconds(60)))));
    }

    @Test
    void aSiteThatAskedToWaitIsLeftAloneUntilThen() {
        assertWaits("the site asked to wait", decide(POST, throttledUntil(INTENT.plusNanos(1)), Slots.NONE));
        assertWaits(
                "the site asked to wait",
                decide(threadOfWhichTheFirstIsOut(), throttledUntil(INTENT.plusNanos(1)), Slots.NONE));
        assertTaken(decide(POST, throttledUntil(INTENT), Slots.NONE));
    }

    @Test
    void inShadowModeThePostEndsInsteadOfBeingTaken() {
        Controls shadow = new Controls(Mode.SHADOW, Optional.empty(), Optional.empty(), Optional.empty());

        Decision decision = decide(POST, fast(), Slots.NONE, shadow);

        assertThat(decision).isEqualTo(new Decision.Shadow(POST));
        assertThat(((Decision.Shadow) decision).archived().reason()).isEqualTo(ArchivedPost.SHADOWED);
    }

    private static QueuedPost threadOfWhichTheFirstIsOut() {
        PublishingPost claimed = queued("one", "two").claim(HELD.epoch().next(), INTENT, Duration.ofSeconds(90));
        PublishingPost second = (PublishingPost) claimed.confirmed(new SitePostId("17"), INTENT, INTENT);
        return second.notSent(INTENT);
    }

    private static Pacing fast() {
        return new Pacing(RateBounds.DEFAULT.most(), 0, 0, Optional.empty());
    }

    private static Pacing throttledUntil(Instant until) {
        return new Pacing(RateBounds.DEFAULT.most(), 0, 0, Optional.of(until));
    }

    private static Slots taken(Instant last) {
        return new Slots(1, 1, Optional.of(last));
    }

    private static Decision decide(QueuedPost post, Pacing pacing, Slots slots) {
        return decide(post, pacing, slots, LIVE);
    }

    private static Decision decide(QueuedPost post, Pacing pacing, Slots slots, Controls controls) {
        return ClaimPolicy.decide(
                HELD,
                new Situation(
                        INTENT,
                        INTENT,
                        Optional.of(HELD),
                        controls,
                        Optional.empty(),
                        pacing,
                        slots,
                        Optional.of(post),
                        Optional.empty(),
                        List::of),
                LIMITS);
    }

    private static void assertTaken(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Take.class);
    }

    private static void assertWaits(String reason, Decision decision) {
        assertThat(decision).isInstanceOfSatisfying(Decision.Wait.class, wait -> assertThat(wait.reason())
                .contains(reason));
    }
}
