package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.application.moderation.port.ModerationDesk;
import dev.homeostat.application.post.port.Posts.History;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.testkit.PostFixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Steps that the contracts of {@link ModerationDesk} share. */
interface ModerationSteps extends PublishingSteps {

    SitePostId SECOND_ID = new SitePostId("1000002");

    default ModerationDesk moderation() {
        return store().moderation();
    }

    default PlannedPost plan(Tenure tenure, Instant slot, String fact, String text) {
        PlannedPost planned =
                new PlanFixtures(ACCOUNT, slot.getEpochSecond()).planned(new Slot(slot), "plain", List.of(fact), text);
        assertThat(store().plan().add(tenure, planned)).isEqualTo(ContentPlan.Answer.ADDED);
        return planned;
    }

    default PostAwaitingApproval awaiting(int number, Instant dueAt, String text) {
        PostFixtures fixtures = new PostFixtures(ACCOUNT, 0xa110 + number);
        QueuedPost queued = fixtures.queued(dueAt, text);
        PostAwaitingApproval post = new PostAwaitingApproval(queued.details());
        keep(post, undecided(queued, fixtures));
        return post;
    }

    /** Decided by a policy, approved by nobody yet. */
    static Decision undecided(QueuedPost post, PostFixtures fixtures) {
        Decision decision = fixtures.decision(post);
        return new Decision(
                decision.id(),
                decision.account(),
                "plan",
                decision.reason(),
                decision.policyVersion(),
                decision.model(),
                decision.promptHash(),
                decision.propensity(),
                Optional.empty(),
                decision.at());
    }

    default Post forPerson(Tenure tenure, String text) {
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), text);
        return desk().resolve(tenure, lost, new Verdict.OutOfReach(), now());
    }

    default Post publishedThread(Tenure tenure) {
        queue(now(), "item one", "item two");
        Claim second = ((Settlement.Next) settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID))).claim();
        return closed(settle(second, new PublishOutcome.Confirmed(SECOND_ID)));
    }

    default Post takenDownThread(Tenure tenure) {
        Post thread = publishedThread(tenure);
        carriedOut(thread, new PostOrder.TakeDown("it is wrong"));
        return thread;
    }

    default void carriedOut(Post post, PostOrder order) {
        assertThat(moderation().carryOut(post.id(), order, "ann"))
                .hasValueSatisfying(ruling -> assertThat(ruling).isInstanceOf(Ruling.Change.class));
    }

    default void assertDeniedRemoval(Tenure tenure, SitePostId item, Hindrance cause) {
        assertThat(moderation().authorizeRemoval(tenure, item))
                .isInstanceOfSatisfying(Authorization.Denied.class, denied -> assertThat(denied.cause())
                        .isEqualTo(cause));
    }

    default History history(Post post) {
        return store().posts().history(post.id()).orElseThrow();
    }

    default List<String> acts() {
        return store().audit().after(0, 1_000).stream()
                .map(entry -> entry.content().act())
                .toList();
    }

    default AuditRecord latest() {
        long length = store().audit().head().length();
        return store().audit().after(length - 1, 1).getFirst().content();
    }
}
