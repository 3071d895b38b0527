package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.application.moderation.port.ModerationDesk;
import dev.homeostat.application.moderation.port.ModerationDesk.Removal;
import dev.homeostat.application.post.port.Posts.History;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RejectedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.KnownItem;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link ModerationDesk} must do. */
public interface ModerationDeskContract extends PublishingSteps {

    SitePostId SECOND_ID = new SitePostId("1000002");

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

    @Test
    default void aTakedownMarksTheItemsTheLastFirst() {
        Tenure tenure = hold(ENGINE);
        Post thread = publishedThread(tenure);

        carriedOut(thread, new PostOrder.TakeDown("it is wrong"));

        assertThat(stored(thread)).isInstanceOf(ArchivedPost.class);
        assertThat(moderation().removals(ACCOUNT))
                .containsExactly(new Removal(thread.id(), 2, SECOND_ID, 0), new Removal(thread.id(), 1, SITE_ID, 0));
        assertThat(latest().act()).isEqualTo("post_taken_down");
        elapse(Duration.ofDays(1));
        assertThat(store().engagement().due(ACCOUNT, 10)).isEmpty();
        assertThat(store().posts().recentItems(ACCOUNT, Duration.ofDays(2))).hasSize(2);
    }

    @Test
    default void whatIsGoneIsNotToBeRemovedAnyMore() {
        Tenure tenure = hold(ENGINE);
        Post thread = takenDownThread(tenure);

        moderation().notRemoved(tenure, SECOND_ID, "no button");
        moderation().removed(tenure, SECOND_ID, "not found");
        moderation().removed(tenure, SECOND_ID, "not found");
        moderation().notRemoved(tenure, SITE_ID, "no button");

        assertThat(moderation().removals(ACCOUNT)).containsExactly(new Removal(thread.id(), 1, SITE_ID, 1));
        assertThat(desk().items(ACCOUNT, Instant.EPOCH))
                .extracting(KnownItem::removed)
                .containsExactly(false, true);
        assertThat(history(thread).events())
                .extracting(RecordedEvent::type)
                .endsWith("post_taken_down", "post_item_not_removed", "post_item_removed", "post_item_not_removed");
        assertThat(latest().act()).isEqualTo("item_removed");
        assertThat(latest().data())
                .containsEntry("site_post_id", SECOND_ID.value())
                .containsEntry("position", "2")
                .containsEntry("detail", "not found");
    }

    @Test
    default void underALostTenureNothingIsRemoved() {
        Tenure tenure = hold(ENGINE);
        takenDownThread(tenure);
        elapse(TENURE);

        moderation().removed(tenure, SECOND_ID, "not found");
        moderation().notRemoved(tenure, SITE_ID, "no button");

        assertThat(moderation().removals(ACCOUNT)).extracting(Removal::tries).containsExactly(0, 0);
        assertDeniedRemoval(tenure, SITE_ID, Hindrance.FENCED);
    }

    @Test
    default void aRemovalIsAuthorizedThoughTheAccountIsPausedAndStopped() {
        Tenure tenure = hold(ENGINE);
        Post thread = takenDownThread(tenure);
        store().controls().pause(ACCOUNT, "operator", "not now");
        store().controls().stop(ACCOUNT, StopCause.LOCKED, "locked");

        assertThat(moderation().authorizeRemoval(tenure, SITE_ID))
                .isInstanceOfSatisfying(Authorization.Granted.class, granted -> assertThat(granted.within())
                        .isPositive());
        assertThat(latest().act()).isEqualTo("removal_granted");
        assertThat(latest().actor()).isEqualTo(ENGINE.value());
        assertThat(latest().subject()).isEqualTo(thread.id().toString());
    }

    @Test
    default void aRemovalIsDeniedByTheKillSwitchAndInAnyModeButLive() {
        Tenure tenure = hold(ENGINE);
        takenDownThread(tenure);
        store().controls().engageKillSwitch("operator", "stop");
        assertDeniedRemoval(tenure, SITE_ID, Hindrance.HELD);

        store().controls().releaseKillSwitch("operator");
        for (Mode mode : List.of(Mode.DRY_RUN, Mode.SHADOW)) {
            store().controls().setMode(ACCOUNT, mode, "operator");
            assertDeniedRemoval(tenure, SITE_ID, Hindrance.HELD);
        }
    }

    @Test
    default void onlyWhatIsMarkedIsRemoved() {
        Tenure tenure = hold(ENGINE);
        publishedThread(tenure);

        assertDeniedRemoval(tenure, SITE_ID, Hindrance.FENCED);
        assertDeniedRemoval(tenure, new SitePostId("never seen"), Hindrance.FENCED);
    }

    @Test
    default void aTakedownHoldsItsSiblingsBack() {
        Tenure tenure = hold(ENGINE);
        Post wrong = outcomeOf(
                tenure, new PublishOutcome.Confirmed(SITE_ID), "Titan is the only moon with a dense atmosphere");
        QueuedPost alike = queue(now().plusSeconds(60), "Titan is the only moon with a dense atmosphere, they say");
        PostAwaitingApproval waiting = awaiting(1, now(), "The only moon with a dense atmosphere is Titan");
        QueuedPost other = queue(now().plusSeconds(60), "Mercury has no moons at all, as far as anybody knows");

        carriedOut(wrong, new PostOrder.TakeDown("it is wrong"));

        String reason = "quarantined: sibling of post %s, which was taken down".formatted(wrong.id());
        for (Post sibling : List.of(alike, waiting)) {
            assertThat(stored(sibling))
                    .isInstanceOfSatisfying(ArchivedPost.class, archived -> assertThat(archived.reason())
                            .isEqualTo(reason));
            assertThat(history(sibling).events().getLast().type()).isEqualTo("post_quarantined");
        }
        assertThat(stored(other)).isInstanceOf(QueuedPost.class);
        assertThat(acts())
                .contains("post_taken_down")
                .filteredOn("post_quarantined"::equals)
                .hasSize(2);
    }

    @Test
    default void aTakedownHoldsBackWhatTellsTheSameFact() {
        Tenure tenure = hold(ENGINE);
        Instant hour = now().truncatedTo(ChronoUnit.HOURS);
        PlannedPost wrong = plan(tenure, hour, "titan", "Titan has seas of methane and rain");
        PlannedPost sameFact = plan(tenure, hour.plus(Duration.ofHours(5)), "titan", "Which moon has lakes? Guess!");
        PlannedPost otherFact = plan(tenure, hour.plus(Duration.ofHours(6)), "io", "Io has four hundred volcanoes");
        settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID));

        carriedOut(stored(wrong.post()), new PostOrder.TakeDown("it is wrong"));

        assertThat(stored(sameFact.post())).isInstanceOf(ArchivedPost.class);
        assertThat(stored(otherFact.post())).isInstanceOf(QueuedPost.class);
    }

    @Test
    default void takingDownTwiceIsRefused() {
        Tenure tenure = hold(ENGINE);
        Post thread = takenDownThread(tenure);

        assertThat(moderation().carryOut(thread.id(), new PostOrder.TakeDown("again"), "ann"))
                .hasValueSatisfying(ruling -> assertThat(ruling).isInstanceOf(Ruling.Refusal.class));
        assertThat(moderation().removals(ACCOUNT)).hasSize(2);
    }

    private ModerationDesk moderation() {
        return store().moderation();
    }

    private PlannedPost plan(Tenure tenure, Instant slot, String fact, String text) {
        PlannedPost planned =
                new PlanFixtures(ACCOUNT, slot.getEpochSecond()).planned(new Slot(slot), "plain", List.of(fact), text);
        assertThat(store().plan().add(tenure, planned)).isEqualTo(ContentPlan.Answer.ADDED);
        return planned;
    }

    private PostAwaitingApproval awaiting(int number, Instant dueAt, String text) {
        PostFixtures fixtures = new PostFixtures(ACCOUNT, 0xa110 + number);
        QueuedPost queued = fixtures.queued(dueAt, text);
        PostAwaitingApproval post = new PostAwaitingApproval(queued.details());
        keep(post, undecided(queued, fixtures));
        return post;
    }

    /** Decided by a policy, approved by nobody yet. */
    private static Decision undecided(QueuedPost post, PostFixtures fixtures) {
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

    private Post forPerson(Tenure tenure, String text) {
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), text);
        return desk().resolve(tenure, lost, new Verdict.OutOfReach(), now());
    }

    private Post publishedThread(Tenure tenure) {
        queue(now(), "item one", "item two");
        Claim second = ((Settlement.Next) settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID))).claim();
        return closed(settle(second, new PublishOutcome.Confirmed(SECOND_ID)));
    }

    private Post takenDownThread(Tenure tenure) {
        Post thread = publishedThread(tenure);
        carriedOut(thread, new PostOrder.TakeDown("it is wrong"));
        return thread;
    }

    private void carriedOut(Post post, PostOrder order) {
        assertThat(moderation().carryOut(post.id(), order, "ann"))
                .hasValueSatisfying(ruling -> assertThat(ruling).isInstanceOf(Ruling.Change.class));
    }

    private void assertDeniedRemoval(Tenure tenure, SitePostId item, Hindrance cause) {
        assertThat(moderation().authorizeRemoval(tenure, item))
                .isInstanceOfSatisfying(Authorization.Denied.class, denied -> assertThat(denied.cause())
                        .isEqualTo(cause));
    }

    private History history(Post post) {
        return store().posts().history(post.id()).orElseThrow();
    }

    private List<String> acts() {
        return store().audit().after(0, 1_000).stream()
                .map(entry -> entry.content().act())
                .toList();
    }

    private AuditRecord latest() {
        long length = store().audit().head().length();
        return store().audit().after(length - 1, 1).getFirst().content();
    }
}
