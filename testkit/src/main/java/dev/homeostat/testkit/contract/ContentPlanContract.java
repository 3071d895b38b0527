package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.application.content.port.ContentPlan.Answer;
import dev.homeostat.application.content.port.ContentPlan.LatestPlanned;
import dev.homeostat.application.content.port.ContentPlan.Situation;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.post.port.Posts.History;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.FactUse;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.PlanPolicy;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link ContentPlan} must do. */
public interface ContentPlanContract extends PublishingSteps {

    Duration LOOK_BACK = Duration.ofDays(60);

    @Test
    default void keepsAPostWithAllThatWasDecidedAboutIt() {
        PlannedPost planned = planned(1, "plain", List.of("f1", "f2"), "first", "second");

        assertThat(plan().add(hold(ENGINE), planned)).isEqualTo(Answer.ADDED);

        History history = store().posts().history(planned.post().id()).orElseThrow();
        assertThat(history.choice()).contains(planned.choice());
        assertThat(history.decision().policyVersion())
                .contains(planned.choice().model().value());
        assertThat(history.decision().decidedBy()).isEqualTo(planned.decision().decidedBy());
        assertThat(history.post().details().terms())
                .isEqualTo(planned.post().details().terms());
        assertThat(history.post().details().content())
                .isEqualTo(planned.post().details().content());
        assertThat(history.post().details().createdAt())
                .isEqualTo(history.decision().at())
                .isBefore(planned.slot().start());
    }

    @Test
    default void tellsOfItInAnEvent() {
        PlannedPost planned = planned(1, "plain", List.of("f1"), "text");
        plan().add(hold(ENGINE), planned);

        RecordedEvent event = onlyEventOf(planned);
        assertThat(event.type()).isEqualTo("post_planned");
        assertThat(event.data())
                .containsEntry("post_id", planned.post().id().toString())
                .containsEntry("decision_id", planned.decision().id().toString())
                .containsEntry("slot", planned.slot().start().toString())
                .containsEntry("generator", "plain")
                .containsEntry("format", "single")
                .containsEntry("topic", "coffee, tea")
                .containsEntry("model", PlanFixtures.MODEL.value())
                .containsEntry("propensity", Double.toString(planned.choice().propensity()));
    }

    @Test
    default void aSlotHoldsOnePost() {
        Tenure tenure = hold(ENGINE);
        plan().add(tenure, planned(1, "plain", List.of("f1"), "one"));
        PlannedPost second = planned(1, "bold", List.of("f2"), "two");

        assertThat(plan().add(tenure, second)).isEqualTo(Answer.SLOT_TAKEN);
        assertThat(store().posts().find(second.post().id())).isEmpty();
        assertThat(situation().uses()).hasSize(1);
        assertThat(plan().add(tenure, planned(2, "bold", List.of("f2"), "two"))).isEqualTo(Answer.ADDED);
    }

    @Test
    default void addingAgainAfterALostReplyDoesNoHarm() {
        Tenure tenure = hold(ENGINE);
        PlannedPost planned = planned(1, "plain", List.of("f1"), "one");
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> plan().add(tenure, planned)).isInstanceOf(StoreUnavailable.class);

        assertThat(plan().add(tenure, planned)).isEqualTo(Answer.SLOT_TAKEN);
        assertThat(store().posts().countByStatus(ACCOUNT)).isEqualTo(Map.of(PostStatus.QUEUED, 1));
        assertThat(onlyEventOf(planned).type()).isEqualTo("post_planned");
    }

    @Test
    default void addsNothingUnderALostTenure() {
        Tenure first = hold(ENGINE);
        elapse(TENURE);
        PlannedPost planned = planned(1, "plain", List.of("f1"), "one");

        assertThat(plan().add(first, planned)).isEqualTo(Answer.TENURE_LOST);
        assertThat(store().posts().find(planned.post().id())).isEmpty();
    }

    @Test
    default void listsTheSlotsThatAreTakenSinceTheLookBack() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(4));
        List<Slot> slots = List.of(slot(1), slot(2), slot(3));
        slots.forEach(slot -> plan().add(tenure, planned(slot, "plain", List.of(), "at " + slot)));
        assertThat(situation().taken()).containsExactlyElementsOf(slots);

        elapse(PlanPolicy.LOOK_BACK);
        assertThat(situation().taken()).containsExactlyElementsOf(slots);

        elapse(Duration.between(now(), slots.getFirst().start())
                .plus(PlanPolicy.LOOK_BACK)
                .plusMinutes(1));
        assertThat(situation().taken()).containsExactly(slots.get(1), slots.get(2));
    }

    @Test
    default void listsUsesOfFactsByDueTimeThoseToComeIncluded() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(90));
        Slot later = slot(5);
        Slot earlier = slot(1);
        plan().add(tenure, planned(later, "bold", List.of("f3"), "later"));
        plan().add(tenure, planned(earlier, "plain", List.of("f2", "f1"), "earlier", "goes on"));

        Form thread = new Form("plain", Form.THREAD);
        assertThat(situation().uses())
                .containsExactly(
                        new FactUse(new FactId("f2"), thread, earlier.start()),
                        new FactUse(new FactId("f1"), thread, earlier.start()),
                        new FactUse(new FactId("f3"), new Form("bold", Form.SINGLE), later.start()));

        elapse(Duration.between(now(), earlier.start()).plus(LOOK_BACK).plusMinutes(1));
        assertThat(situation().uses()).extracting(FactUse::fact).containsExactly(new FactId("f3"));
    }

    @Test
    default void listsTheLatestPlannedPostsBySlotNewestFirst() {
        Tenure tenure = hold(ENGINE);
        for (int hours : new int[] {3, 1, 2}) {
            plan().add(tenure, planned(hours, "style" + hours, List.of(), "in " + hours));
        }

        assertThat(plan().situation(ACCOUNT, LOOK_BACK, 2).latest())
                .extracting(LatestPlanned::arms)
                .containsExactly(
                        planned(3, "style3", List.of(), "x").choice().arms(),
                        planned(2, "style2", List.of(), "x").choice().arms());
        assertThat(situation().latest())
                .hasSize(3)
                .extracting(LatestPlanned::wording)
                .containsOnly(PlanFixtures.WORDING);
    }

    @Test
    default void listsWhatWasSaidLatelyAndWhatWaits() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "said");
        plan().add(tenure, planned(1, "plain", List.of("f1"), "planned"));

        assertThat(situation().items()).extracting(RecentItem::text).containsExactly("said", "planned");
        assertThat(situation().items()).extracting(RecentItem::waiting).containsExactly(false, true);
    }

    @Test
    default void archivesWhatHasExpiredAndFreesItsFactsButNotItsSlot() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(2));
        PlannedPost over = planned(1, "plain", List.of("f1"), "over");
        PlannedPost inTime = planned(2, "plain", List.of("f2"), "in time");
        plan().add(tenure, over);
        plan().add(tenure, inTime);
        assertThat(plan().expire(tenure)).isEmpty();
        elapse(Duration.between(now(), over.slot().start().plus(PlanFixtures.LIFE)));

        List<ArchivedPost> expired = plan().expire(tenure);

        assertThat(expired).extracting(Post::id).containsExactly(over.post().id());
        assertThat(expired.getFirst().reason()).isEqualTo(ArchivedPost.EXPIRED);
        assertThat(stored(over.post())).isEqualTo(expired.getFirst());
        assertThat(stored(inTime.post())).isInstanceOf(QueuedPost.class);
        assertThat(situation().uses()).extracting(FactUse::fact).containsExactly(new FactId("f2"));
        assertThat(situation().items()).extracting(RecentItem::text).containsExactly("in time");
        assertThat(plan().add(tenure, planned(over.slot(), "plain", List.of("f3"), "instead")))
                .isEqualTo(Answer.SLOT_TAKEN);
        assertThat(plan().expire(tenure)).isEmpty();
    }

    @Test
    default void tellsOfAnExpiredPostInAnEvent() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(2));
        PlannedPost over = planned(1, "plain", List.of("f1"), "over");
        plan().add(tenure, over);
        elapse(PlanFixtures.LIFE.plusHours(2));
        plan().expire(tenure);

        RecordedEvent event =
                store().posts().history(over.post().id()).orElseThrow().events().getLast();
        assertThat(event.type()).isEqualTo("post_expired");
        assertThat(event.data()).containsEntry("from", "queued").containsEntry("to", "archived");
    }

    @Test
    default void expiresNothingUnderALostTenure() {
        Tenure tenure = hold(ENGINE);
        PlannedPost over = planned(1, "plain", List.of("f1"), "over");
        plan().add(tenure, over);
        elapse(PlanFixtures.LIFE.plusHours(2));
        hold(new EngineId("another"));

        assertThat(plan().expire(tenure)).isEmpty();
        assertThat(stored(over.post())).isInstanceOf(QueuedPost.class);
    }

    @Test
    default void factsOfARehearsalCountAsTold() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(2));
        plan().add(tenure, planned(1, "plain", List.of("f1"), "rehearsed"));
        elapse(Duration.ofHours(2));
        settle(claimed(tenure), new PublishOutcome.Rehearsed());

        assertThat(situation().uses()).extracting(FactUse::fact).containsExactly(new FactId("f1"));
    }

    private ContentPlan plan() {
        return store().plan();
    }

    private Situation situation() {
        return plan().situation(ACCOUNT, LOOK_BACK, 10);
    }

    private RecordedEvent onlyEventOf(PlannedPost planned) {
        List<RecordedEvent> events =
                store().posts().history(planned.post().id()).orElseThrow().events();
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    /** The slot of the hour that is that many hours from now. */
    private Slot slot(int hours) {
        return new Slot(now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(hours)));
    }

    private PlannedPost planned(int hours, String generator, List<String> facts, String... items) {
        return planned(slot(hours), generator, facts, items);
    }

    private PlannedPost planned(Slot slot, String generator, List<String> facts, String... items) {
        return new PlanFixtures(ACCOUNT, String.join("|", items).hashCode()).planned(slot, generator, facts, items);
    }
}
