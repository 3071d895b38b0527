package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.queued;
import static dev.homeostat.domain.publishing.SampleTenures.HELD;
import static dev.homeostat.domain.publishing.SampleTenures.KILLED;
import static dev.homeostat.domain.publishing.SampleTenures.LIVE;
import static dev.homeostat.domain.publishing.SampleTenures.PAUSED;
import static dev.homeostat.domain.publishing.SampleTenures.TAKEN_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.pacing.Slots;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.SamplePosts;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.TextFingerprint;
import dev.homeostat.domain.publishing.ClaimPolicy.Decision;
import dev.homeostat.domain.publishing.ClaimPolicy.Situation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimPolicyTest {
    private static final Duration GAP = Duration.ofMinutes(5);
    private static final PublishLimits LIMITS = PublishLimits.DEFAULT.withMinimumGap(GAP);
    private static final Pacing PACING = Pacing.begin(RateBounds.DEFAULT);
    private static final Optional<QueuedPost> DUE = Optional.of(queued("hello"));

    @Test
    void aDuePostIsTaken() {
        assertThat(decide(Optional.of(HELD), LIVE, Optional.empty(), DUE)).isEqualTo(new Decision.Take(DUE.get()));
    }

    @Test
    void aDryRunTakesPostsToo() {
        assertThat(decide(Optional.of(HELD), Controls.DEFAULT, Optional.empty(), DUE))
                .isInstanceOf(Decision.Take.class);
    }

    @Test
    void withoutAPostNothingIsDue() {
        assertThat(decide(Optional.of(HELD), KILLED, Optional.empty(), Optional.empty()))
                .isEqualTo(new Decision.NothingDue());
    }

    @Test
    void aPersonsOrderMakesItWaitAndIsNamed() {
        assertWaits("ann", decide(Optional.of(HELD), KILLED, Optional.empty(), DUE));
        assertWaits("holiday", decide(Optional.of(HELD), PAUSED, Optional.empty(), DUE));
    }

    @Test
    void theGapToTheClaimBeforeIsKeptToTheInstant() {
        Instant lastClaim = INTENT.minus(GAP);

        assertWaits("gap", decide(Optional.of(HELD), LIVE, Optional.of(lastClaim.plusNanos(1)), DUE));
        assertThat(decide(Optional.of(HELD), LIVE, Optional.of(lastClaim), DUE)).isInstanceOf(Decision.Take.class);
    }

    @Test
    void anEngineWithoutTheTenureTakesNothing() {
        Tenure ranOut = HELD.renewedAt(INTENT.minusSeconds(60), INTENT);

        assertThat(decide(Optional.of(TAKEN_OVER), LIVE, Optional.empty(), DUE)).isEqualTo(new Decision.TenureLost());
        assertThat(decide(Optional.of(ranOut), LIVE, Optional.empty(), DUE)).isEqualTo(new Decision.TenureLost());
        assertThat(decide(Optional.empty(), LIVE, Optional.empty(), DUE)).isEqualTo(new Decision.TenureLost());
    }

    @Test
    void aTenureRenewedSinceStillHolds() {
        Tenure renewed = HELD.renewedAt(INTENT, INTENT.plusSeconds(600));

        assertThat(decide(Optional.of(renewed), LIVE, Optional.empty(), DUE)).isInstanceOf(Decision.Take.class);
    }

    @Test
    void whatWaitsForATextInDoubtIsNotCalledNothing() {
        Situation situation = new Situation(
                INTENT,
                INTENT,
                Optional.of(HELD),
                LIVE,
                Optional.empty(),
                PACING,
                Slots.NONE,
                Optional.empty(),
                DUE.map(QueuedPost::id),
                List::of);

        assertWaits("with the same text", ClaimPolicy.decide(HELD, situation, LIMITS));
    }

    @Test
    void whatWasSaidBeforeIsWithheld() {
        QueuedPost post = queuedUnder(PostTerms.USUAL, List.of(), "one", "two");
        RecentItem said = item("Two", "two", false);

        Decision decision = decide(post, List.of(item("other", "three", false), said));

        assertThat(decision).isInstanceOfSatisfying(Decision.Withhold.class, withhold -> {
            assertThat(withhold.twin().earlier()).isEqualTo(said.post());
            assertThat(withhold.archived().reason())
                    .isEqualTo(withhold.twin().reason())
                    .contains("item 2");
        });
    }

    @Test
    void itsOwnItemsAndThoseThatWaitWereNotSaid() {
        QueuedPost post = queuedUnder(PostTerms.USUAL, List.of(), "one", "two");
        RecentItem own = new RecentItem(post.id(), "one", TextFingerprint.of(new PostText("one")), false);

        assertThat(decide(post, List.of(own, item("other", "two", true)))).isEqualTo(new Decision.Take(post));
    }

    @Test
    void whatMayRepeatOrIsOutInPartIsNotCheckedAgain() {
        QueuedPost repeatable = queuedUnder(PostTerms.REPEATABLE, List.of(), "one", "two");
        QueuedPost begun = queuedUnder(PostTerms.USUAL, List.of(new SitePostId("17")), "one", "two");

        assertThat(decide(repeatable, List.of(item("other", "two", false)))).isEqualTo(new Decision.Take(repeatable));
        assertThat(decide(begun, List.of(item("other", "two", false)))).isEqualTo(new Decision.Take(begun));
    }

    @Test
    void whatWasSaidIsAskedForOnlyWhenAllElseAllowsTheClaim() {
        Situation paused = new Situation(
                INTENT,
                INTENT,
                Optional.of(HELD),
                PAUSED,
                Optional.empty(),
                PACING,
                Slots.NONE,
                DUE,
                Optional.empty(),
                () -> {
                    throw new AssertionError("asked for");
                });

        assertWaits("holiday", ClaimPolicy.decide(HELD, paused, LIMITS));
    }

    private static Decision decide(QueuedPost post, List<RecentItem> recent) {
        return ClaimPolicy.decide(
                HELD,
                new Situation(
                        INTENT,
                        INTENT,
                        Optional.of(HELD),
                        LIVE,
                        Optional.empty(),
                        PACING,
                        Slots.NONE,
                        Optional.of(post),
                        Optional.empty(),
                        () -> recent),
                LIMITS);
    }

    private static QueuedPost queuedUnder(PostTerms terms, List<SitePostId> published, String... items) {
        PostDetails usual = SamplePosts.queued(items).details();
        return new QueuedPost(new PostDetails(
                usual.id(),
                usual.account(),
                usual.content(),
                usual.decision(),
                usual.createdAt(),
                usual.dueAt(),
                terms,
                usual.tries(),
                published));
    }

    private static RecentItem item(String post, String text, boolean waiting) {
        PostId id = new PostId(UUID.nameUUIDFromBytes(post.getBytes(StandardCharsets.UTF_8)));
        return new RecentItem(id, text, TextFingerprint.of(new PostText(text)), waiting);
    }

    private static Decision decide(
            Optional<Tenure> current, Controls controls, Optional<Instant> lastClaim, Optional<QueuedPost> due) {
        return ClaimPolicy.decide(
                HELD,
                new Situation(
                        INTENT,
                        INTENT,
                        current,
                        controls,
                        lastClaim,
                        PACING,
                        Slots.NONE,
                        due,
                        Optional.empty(),
                        List::of),
                LIMITS);
    }

    private static void assertWaits(String reason, Decision decision) {
        assertThat(decision).isInstanceOfSatisfying(Decision.Wait.class, wait -> assertThat(wait.reason())
                .contains(reason));
    }
}
