package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishedWithoutId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link PublishingDesk} must do about outcomes. */
interface SettlingContract extends PublishingSteps {

    @Test
    default void aConfirmedPostIsPublished() {
        Claim claim = claimOne();

        Post post = closed(settle(claim, new PublishOutcome.Confirmed(SITE_ID)));

        assertThat(post).isInstanceOf(PublishedPost.class).isEqualTo(stored(claim));
        assertThat(post.details().sitePostId()).contains(SITE_ID);
        assertThat(store().posts().findBySiteId(ACCOUNT, SITE_ID.value())).contains(post);
    }

    @Test
    default void everyOutcomeLeadsToItsState() {
        Tenure tenure = hold(ENGINE);
        assertThat(outcomeOf(tenure, new PublishOutcome.ConfirmedWithoutId("no id"), "a"))
                .isInstanceOf(PublishedWithoutId.class);
        assertThat(outcomeOf(tenure, new PublishOutcome.Refused("too bold"), "b"))
                .isInstanceOf(FailedPost.class);
        assertThat(outcomeOf(tenure, new PublishOutcome.Rehearsed(), "c")).isInstanceOf(ArchivedPost.class);
        assertThat(outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "d"))
                .isInstanceOf(UnconfirmedPost.class);
        Post again = outcomeOf(tenure, new NotSent(Hindrance.SITE, "no page"), "e");
        assertThat(again).isInstanceOf(QueuedPost.class);
        assertThat(again.details().attempts()).isEqualTo(1);
        assertThat(store().posts().countByStatus(ACCOUNT))
                .containsOnlyKeys(
                        PostStatus.POSTED,
                        PostStatus.FAILED,
                        PostStatus.ARCHIVED,
                        PostStatus.UNCONFIRMED,
                        PostStatus.QUEUED);
    }

    @Test
    default void aConfirmationByAnotherItemsIdGoesToAPerson() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "the first");

        Post second = outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "the second");

        assertThat(second).isInstanceOf(UnconfirmedPost.class);
        assertThat(((UnconfirmedPost) second).search().forPerson()).isPresent();
        assertThat(stored(second)).isEqualTo(second);
    }

    @Test
    default void aThreadWaitsBeforeAnItemThatReadsLikeOneInDoubt() {
        Tenure tenure = hold(ENGINE);
        Post inDoubt = outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "Thanks!");
        elapse(LIMITS.minimumGap());
        queue(now(), "news", "Thanks!");

        Post thread = closed(settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID)));
        assertThat(thread).isInstanceOf(QueuedPost.class);
        assertThat(thread.details().published()).containsExactly(SITE_ID);
        elapse(LIMITS.minimumGap());
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Wait.class);

        desk().resolve(tenure, (UnsettledPost) inDoubt, new Verdict.Found(new SitePostId("1000002")), now());
        assertThat(claimed(tenure).attempt().position()).isEqualTo(2);
    }

    @Test
    default void aThreadGoesOnUnderTheSameClaimWithANewIntent() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "item one", "item two");
        Claim first = claimed(tenure);
        elapse(Duration.ofSeconds(60));

        Claim second = ((Settlement.Next) settle(first, new PublishOutcome.Confirmed(SITE_ID))).claim();

        assertThat(second.attempt().position()).isEqualTo(2);
        assertThat(second.attempt().epoch()).isEqualTo(first.attempt().epoch());
        assertThat(second.attempt().deadline()).isAfter(first.attempt().deadline());
        assertThat(second.post().parent()).contains(SITE_ID);
        assertThat(desk().authorize(second)).isInstanceOf(Authorization.Granted.class);
        assertDenied(first, Hindrance.FENCED);

        Post whole = closed(settle(second, new PublishOutcome.Confirmed(new SitePostId("1000002"))));
        assertThat(whole.details().published()).containsExactly(SITE_ID, new SitePostId("1000002"));
    }

    @Test
    default void aThreadThatStoppedIsResumedAtTheItemThatIsMissing() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "item one", "item two");
        Claim second = ((Settlement.Next) settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID))).claim();
        settle(second, new NotSent(Hindrance.SITE, "no page"));
        elapse(Duration.ofMinutes(20));

        Claim resumed = claimed(tenure);

        assertThat(resumed.attempt().position()).isEqualTo(2);
        assertThat(resumed.attempt().number()).isEqualTo(2);
        assertThat(resumed.post().parent()).contains(SITE_ID);
    }

    @Test
    default void aLateWriterWithAnOldEpochChangesNothing() {
        Claim old = claimOne();
        elapse(TENURE);
        Tenure next = hold(new EngineId("another"));
        desk().sweep(next, LIMITS);
        Post before = stored(old);

        assertThat(settle(old, new PublishOutcome.Confirmed(SITE_ID))).isInstanceOf(Settlement.Superseded.class);
        assertThat(stored(old)).isEqualTo(before).isInstanceOf(UnconfirmedPost.class);
    }

    @Test
    default void aLateWriterChangesNothingEvenBeforeTheSweep() {
        Claim old = claimOne();
        elapse(TENURE);
        hold(new EngineId("another"));

        assertThat(settle(old, new PublishOutcome.Confirmed(SITE_ID))).isInstanceOf(Settlement.Superseded.class);
        assertThat(stored(old)).isInstanceOf(PublishingPost.class);
    }

    @Test
    default void settlingAgainAfterALostReplyDoesNoHarm() {
        Claim claim = claimOne();
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> settle(claim, new PublishOutcome.Confirmed(SITE_ID)))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(settle(claim, new PublishOutcome.Confirmed(SITE_ID))).isInstanceOf(Settlement.Superseded.class);
        assertThat(stored(claim)).isInstanceOf(PublishedPost.class);
        assertThat(stored(claim).details().published()).containsExactly(SITE_ID);
    }

    @Test
    default void settlingAgainAfterACallThatDidNotArriveSettles() {
        Claim claim = claimOne();
        failNext(StoreFault.NOT_REACHED);
        assertThatThrownBy(() -> settle(claim, new PublishOutcome.Confirmed(SITE_ID)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(stored(claim)).isInstanceOf(PublishingPost.class);

        assertThat(closed(settle(claim, new PublishOutcome.Confirmed(SITE_ID)))).isInstanceOf(PublishedPost.class);
    }
}
