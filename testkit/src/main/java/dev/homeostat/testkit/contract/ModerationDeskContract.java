package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.moderation.port.ModerationDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RejectedPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link ModerationDesk} must do. */
public interface ModerationDeskContract extends TakingDownContract {

    @Test
    default void thereIsNothingToSayOfAPostThatDoesNotExist() {
        assertThat(moderation().carryOut(new PostId(new UUID(4, 2)), new PostOrder.Approve(), "ann"))
                .isEmpty();
    }

    @Test
    default void listsWhatAwaitsApprovalByDueTime() {
        PostAwaitingApproval later = awaiting(2, now().plusSeconds(120), "later");
        PostAwaitingApproval sooner = awaiting(1, now().plusSeconds(60), "sooner");
        queue(now(), "approved already");

        assertThat(moderation().awaitingApproval(ACCOUNT))
                .extracting(Post::id)
                .containsExactly(sooner.id(), later.id());
    }

    @Test
    default void anApprovedPostGoesOutAndItsApprovalIsKept() {
        PostAwaitingApproval waiting = awaiting(1, now(), "may I?");

        carriedOut(waiting, new PostOrder.Approve());

        assertThat(stored(waiting)).isInstanceOf(QueuedPost.class);
        assertThat(moderation().awaitingApproval(ACCOUNT)).isEmpty();
        assertThat(history(waiting).decision().approval()).contains("ann");
        assertThat(history(waiting).events().getLast().type()).isEqualTo("post_approved");
        assertThat(latest().act()).isEqualTo("post_approved");
        assertThat(latest().actor()).isEqualTo("ann");
        assertThat(latest().subject()).isEqualTo(waiting.id().toString());
        desk().authorize(claimed(hold(ENGINE)));
        assertThat(latest().act()).isEqualTo("publish_granted");
        assertThat(latest().data()).containsEntry("approval", "ann");
    }

    @Test
    default void aRejectedPostDoesNot() {
        PostAwaitingApproval waiting = awaiting(1, now(), "may I?");

        carriedOut(waiting, new PostOrder.Reject("dull"));

        assertThat(stored(waiting)).isInstanceOfSatisfying(RejectedPost.class, rejected -> assertThat(rejected.reason())
                .isEqualTo("dull"));
    }

    @Test
    default void aRefusalChangesNothing() {
        QueuedPost queued = queue(now(), "queued");
        long before = store().audit().head().length();

        assertThat(moderation().carryOut(queued.id(), new PostOrder.Approve(), "ann"))
                .hasValueSatisfying(ruling -> assertThat(ruling).isInstanceOf(Ruling.Refusal.class));

        assertThat(stored(queued)).isInstanceOf(QueuedPost.class);
        assertThat(history(queued).events()).hasSize(1);
        assertThat(store().audit().head().length()).isEqualTo(before);
    }

    @Test
    default void aFailedPostIsTriedAgain() {
        Tenure tenure = hold(ENGINE);
        Post failed = outcomeOf(tenure, new PublishOutcome.Refused("too many today"), "tomorrow then");

        carriedOut(failed, new PostOrder.Retry(false));

        elapse(LIMITS.minimumGap());
        assertThat(claimed(tenure).postId()).isEqualTo(failed.id());
    }

    @Test
    default void aPersonVouchesForAnItemThatIsNotThere() {
        Tenure tenure = hold(ENGINE);
        Post lost = forPerson(tenure, "which one?");
        assertThat(desk().unsettled(ACCOUNT).forPerson()).isEqualTo(1);

        carriedOut(lost, new PostOrder.Retry(true));

        assertThat(stored(lost)).isInstanceOf(QueuedPost.class);
        assertThat(desk().unsettled(ACCOUNT).forPerson()).isZero();
        assertThat(desk().forPerson(ACCOUNT)).isZero();
        assertThat(history(lost).attempts().getLast().outcome()).contains("retry");
    }

    @Test
    default void whatAPersonFoundIsPublishedAndRead() {
        Tenure tenure = hold(ENGINE);
        Post lost = forPerson(tenure, "which one?");

        carriedOut(lost, new PostOrder.MarkPublished(SITE_ID));

        assertThat(stored(lost)).isInstanceOf(PublishedPost.class);
        assertThat(store().posts().findBySiteId(ACCOUNT, SITE_ID.value())).contains(stored(lost));
        elapse(Duration.ofHours(1));
        assertThat(store().engagement().due(ACCOUNT, 10))
                .extracting(due -> due.sitePostId())
                .containsExactly(SITE_ID);
    }

    @Test
    default void aFailedPostMayStandThereAllTheSame() {
        Tenure tenure = hold(ENGINE);
        Post failed = outcomeOf(tenure, new PublishOutcome.Refused("so it said"), "there it is");

        carriedOut(failed, new PostOrder.MarkPublished(SITE_ID));

        assertThat(stored(failed)).isInstanceOf(PublishedPost.class);
    }

    @Test
    default void anIdOfAnotherItemIsRefused() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "known");
        Post failed = outcomeOf(tenure, new PublishOutcome.Refused("no"), "another");

        assertThat(moderation().carryOut(failed.id(), new PostOrder.MarkPublished(SITE_ID), "ann"))
                .hasValueSatisfying(ruling -> assertThat(ruling).isInstanceOf(Ruling.Refusal.class));
    }

    @Test
    default void aClaimOfAPostThatWasChangedMeanwhileIsOver() {
        Claim claim = claimOne();
        elapse(TENURE);
        Tenure next = hold(new EngineId("other"));
        desk().sweep(next, LIMITS);
        Post lost = stored(claim);
        desk().resolve(next, (UnsettledPost) lost, new Verdict.OutOfReach(), now());
        carriedOut(lost, new PostOrder.Delete("never mind"));

        assertThat(settle(claim, new PublishOutcome.Confirmed(SITE_ID))).isInstanceOf(Settlement.Superseded.class);
        assertThat(stored(claim)).isInstanceOfSatisfying(ArchivedPost.class, archived -> assertThat(archived.inDoubt())
                .isTrue());
    }
}
