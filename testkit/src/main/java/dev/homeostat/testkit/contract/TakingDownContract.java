package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.homeostat.application.moderation.port.ModerationDesk;
import dev.homeostat.application.moderation.port.ModerationDesk.Removal;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.KnownItem;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/** What every {@link ModerationDesk} must do to have a post taken down. */
interface TakingDownContract extends ModerationSteps {

    /** A real store's clock goes on by itself. */
    RecursiveComparisonConfiguration AGES = RecursiveComparisonConfiguration.builder()
            .withEqualsForType(
                    (one, other) -> one.minus(other).abs().compareTo(Duration.ofSeconds(3)) < 0, Duration.class)
            .build();

    @Test
    default void aTakedownMarksTheItemsTheLastFirst() {
        Tenure tenure = hold(ENGINE);
        Post thread = publishedThread(tenure);
        elapse(Duration.ofSeconds(5));

        carriedOut(thread, new PostOrder.TakeDown("it is wrong"));

        Duration age = Duration.ofSeconds(5);
        assertThat(stored(thread)).isInstanceOf(ArchivedPost.class);
        assertThat(moderation().removals(ACCOUNT))
                .usingRecursiveFieldByFieldElementComparator(AGES)
                .containsExactly(
                        new Removal(thread.id(), 2, SECOND_ID, 0, age), new Removal(thread.id(), 1, SITE_ID, 0, age));
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

        assertThat(moderation().removals(ACCOUNT))
                .extracting(Removal::item, Removal::tries)
                .containsExactly(tuple(SITE_ID, 1));
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
    default void whatAPersonRemovedNobodyRemovesAgain() {
        Tenure tenure = hold(ENGINE);
        Post thread = takenDownThread(tenure);
        moderation().removed(tenure, SECOND_ID, "not found");

        carriedOut(thread, new PostOrder.MarkRemoved("the button was gone"));

        assertThat(moderation().removals(ACCOUNT)).isEmpty();
        assertThat(desk().items(ACCOUNT, Instant.EPOCH)).allMatch(KnownItem::removed);
        assertThat(latest().act()).isEqualTo("post_marked_removed");
        assertThat(latest().actor()).isEqualTo("ann");
    }

    @Test
    default void whatAPersonRemovedWithoutAnOrderIsTakenDownWithIt() {
        Tenure tenure = hold(ENGINE);
        Post wrong = outcomeOf(
                tenure, new PublishOutcome.Confirmed(SITE_ID), "Titan is the only moon with a dense atmosphere");
        QueuedPost alike = queue(now().plusSeconds(60), "Titan is the only moon with a dense atmosphere, they say");

        carriedOut(wrong, new PostOrder.MarkRemoved("it was wrong"));

        assertThat(stored(wrong)).isInstanceOf(ArchivedPost.class);
        assertThat(stored(alike)).isInstanceOf(ArchivedPost.class);
        assertThat(moderation().removals(ACCOUNT)).isEmpty();
        assertDeniedRemoval(tenure, SITE_ID, Hindrance.FENCED);
    }

    @Test
    default void takingDownTwiceIsRefused() {
        Tenure tenure = hold(ENGINE);
        Post thread = takenDownThread(tenure);

        assertThat(moderation().carryOut(thread.id(), new PostOrder.TakeDown("again"), "ann"))
                .hasValueSatisfying(ruling -> assertThat(ruling).isInstanceOf(Ruling.Refusal.class));
        assertThat(moderation().removals(ACCOUNT)).hasSize(2);
    }
}
