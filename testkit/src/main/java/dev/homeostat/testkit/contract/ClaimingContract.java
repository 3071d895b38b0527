package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link PublishingDesk} must do about claims. */
interface ClaimingContract extends PublishingSteps {

    @Test
    default void claimsThePostThatIsDueLongest() {
        Tenure tenure = hold(ENGINE);
        Instant now = now();
        queue(now.minusSeconds(10), "second");
        QueuedPost first = queue(now.minusSeconds(20), "first");
        queue(now.plusSeconds(3600), "not due");

        Claim claim = claimed(tenure);

        assertThat(claim.postId()).isEqualTo(first.id());
        assertThat(claim.attempt().number()).isEqualTo(1);
        assertThat(claim.attempt().length()).isEqualTo(LIMITS.attemptLength());
        assertThat(tenure.epoch().isOlderThan(claim.attempt().epoch())).isTrue();
        assertThat(stored(claim)).isEqualTo(claim.post());
    }

    @Test
    default void claimsNothingWhenNothingIsDue() {
        Tenure tenure = hold(ENGINE);
        queue(now().plusSeconds(3600), "later");

        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.NothingDue.class);
    }

    @Test
    default void keepsTheGapBetweenTwoClaims() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "one");
        queue(now(), "two");
        settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID));

        elapse(LIMITS.minimumGap().minusSeconds(10));
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Wait.class);
        elapse(Duration.ofSeconds(11));
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Claimed.class);
    }

    @Test
    default void claimsNothingWhileTheKillSwitchIsEngagedOrTheAccountPaused() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "held");
        store().controls().engageKillSwitch("operator", "stop");
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Wait.class);

        store().controls().releaseKillSwitch("operator");
        store().controls().pause(ACCOUNT, "operator", "not now");
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Wait.class);

        store().controls().resume(ACCOUNT, "operator");
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Claimed.class);
    }

    @Test
    default void whereNotLiveWhatIsOutInPartKeepsNobodyWaiting() {
        Tenure tenure = hold(ENGINE);
        QueuedPost thread = queue(now(), "item one", "item two");
        Claim second = ((Settlement.Next) settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID))).claim();
        settle(second, new PublishOutcome.NotSent(Hindrance.HELD, "not now"));
        store().controls().setMode(ACCOUNT, Mode.DRY_RUN, "operator");
        elapse(Duration.ofMinutes(10));
        QueuedPost later = queue(now(), "one that is due later");

        assertThat(claimed(tenure).postId()).isEqualTo(later.id());
        elapse(Duration.ofMinutes(10));
        assertThat(desk().claimNext(tenure, LIMITS))
                .isInstanceOfSatisfying(ClaimAnswer.Wait.class, wait -> assertThat(wait.reason())
                        .contains(thread.id().toString()));

        store().controls().setMode(ACCOUNT, Mode.LIVE, "operator");
        assertThat(claimed(tenure).postId()).isEqualTo(thread.id());
    }

    @Test
    default void grantsNoClaimUnderALostTenure() {
        Tenure first = hold(ENGINE);
        queue(now(), "wanted by two");
        elapse(TENURE);
        assertThat(desk().claimNext(first, LIMITS)).isInstanceOf(ClaimAnswer.TenureLost.class);

        hold(new EngineId("another"));
        assertThat(desk().claimNext(first, LIMITS)).isInstanceOf(ClaimAnswer.TenureLost.class);
    }

    @Test
    default void passesOverATextThatIsStillUnsettled() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "the same text");
        settle(claimed(tenure), new PublishOutcome.Unconfirmed("no answer"));
        queue(now(), "the  same\ntext");
        elapse(LIMITS.minimumGap());
        assertThat(desk().claimNext(tenure, LIMITS))
                .isInstanceOfSatisfying(ClaimAnswer.Wait.class, wait -> assertThat(wait.reason())
                        .contains("with the same text"));

        QueuedPost other = queue(now(), "another text");
        assertThat(claimed(tenure).postId()).isEqualTo(other.id());
    }

    @Test
    default void aClaimWhoseReplyWasLostIsNotGrantedASecondTime() {
        Tenure tenure = hold(ENGINE);
        QueuedPost post = queue(now(), "claimed by a call without an answer");
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> desk().claimNext(tenure, LIMITS)).isInstanceOf(StoreUnavailable.class);

        elapse(LIMITS.minimumGap());
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.NothingDue.class);
        elapse(LIMITS.actStuckAfter());
        assertThat(desk().sweep(tenure, LIMITS).released()).extracting(Post::id).containsExactly(post.id());
    }

    @Test
    default void passesOverWhatHasExpired() {
        Tenure tenure = hold(ENGINE);
        QueuedPost over = queue(PostTerms.until(now().plusSeconds(60)), now().minusSeconds(60), "too late");
        elapse(Duration.ofSeconds(60));
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.NothingDue.class);

        QueuedPost other = queue(PostTerms.until(now().plusSeconds(60)), now(), "in time");
        assertThat(claimed(tenure).postId()).isEqualTo(other.id());
        assertThat(stored(over)).isInstanceOf(QueuedPost.class);
    }

    @Test
    default void aThreadOfWhichAnItemIsOutDoesNotExpire() {
        Tenure tenure = hold(ENGINE);
        queue(PostTerms.until(now().plusSeconds(60)), now(), "item one", "item two");
        Claim second = ((Settlement.Next) settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID))).claim();
        settle(second, new NotSent(Hindrance.SITE, "no page"));
        elapse(Duration.ofMinutes(20));

        assertThat(claimed(tenure).attempt().position()).isEqualTo(2);
    }

    @Test
    default void whatWasSaidBeforeIsArchivedInsteadOfClaimed() {
        Tenure tenure = hold(ENGINE);
        Post first = outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "the same text");
        elapse(LIMITS.minimumGap());
        QueuedPost again = queue(PostTerms.USUAL, now(), "news", "the  same\ntext");

        ClaimAnswer answer = desk().claimNext(tenure, LIMITS);

        String reason = "item 2 says the same as post " + first.id();
        assertThat(answer).isInstanceOfSatisfying(ClaimAnswer.Withheld.class, withheld -> assertThat(
                        withheld.post().reason())
                .isEqualTo(reason));
        assertThat(stored(again)).isEqualTo(((ClaimAnswer.Withheld) answer).post());
        RecordedEvent event =
                store().posts().history(again.id()).orElseThrow().events().getLast();
        assertThat(event.type()).isEqualTo("post_said_before");
        assertThat(event.data())
                .containsEntry("from", "queued")
                .containsEntry("to", "archived")
                .containsEntry("earlier_post_id", first.id().toString())
                .containsEntry("detail", reason);
    }

    @Test
    default void withholdingAPostTakesNoRateSlot() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "the same text");
        elapse(LIMITS.minimumGap());
        queue(PostTerms.USUAL, now().minusSeconds(60), "the same text");
        QueuedPost next = queue(PostTerms.USUAL, now(), "another text");

        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Withheld.class);
        assertThat(claimed(tenure).postId()).isEqualTo(next.id());
    }

    @Test
    default void nothingIsWithheldWhileNothingMayBeClaimed() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "the same text");
        QueuedPost again = queue(PostTerms.USUAL, now(), "the same text");

        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Wait.class);
        assertThat(stored(again)).isInstanceOf(QueuedPost.class);
    }

    @Test
    default void aPostThatMayRepeatIsClaimed() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "good morning");
        elapse(LIMITS.minimumGap());
        QueuedPost again = queue(PostTerms.REPEATABLE, now(), "good morning");

        assertThat(claimed(tenure).postId()).isEqualTo(again.id());
    }

    @Test
    default void whatWasSaidLongAgoMayBeSaidAgain() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(60));
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "once a month");
        elapse(DuplicatePolicy.WINDOW.plusMinutes(1));
        QueuedPost again = queue(PostTerms.USUAL, now(), "once a month");

        assertThat(claimed(tenure).postId()).isEqualTo(again.id());
    }

    @Test
    default void whatAPostInTheQueueSaysWasNotSaidYet() {
        Tenure tenure = hold(ENGINE);
        QueuedPost first = queue(PostTerms.USUAL, now().minusSeconds(60), "twice in the queue");
        queue(PostTerms.USUAL, now(), "twice in the queue");

        assertThat(claimed(tenure).postId()).isEqualTo(first.id());
    }
}
