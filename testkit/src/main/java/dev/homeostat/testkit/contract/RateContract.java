package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Pace;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.control.HardCaps;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.pacing.Slots;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link PublishingDesk} must do about how fast posts go out. */
interface RateContract extends PublishingSteps {

    /** Five posts a day, two an hour, and only the gap besides. */
    PublishLimits CAPPED = LIMITS.withCaps(new HardCaps(2, 5));

    RateBounds BOUNDS = RateBounds.DEFAULT;
    PublishLimits PACED = LIMITS.withRate(BOUNDS);

    @Test
    default void anAccountThatNeverPostedBeginsAtTheStartOfTheBounds() {
        assertThat(desk().pace(ACCOUNT, BOUNDS)).isEqualTo(new Pace(Pacing.begin(BOUNDS), Slots.NONE));
    }

    @Test
    default void aClaimTakesASlotAndAPostThatWentOutKeepsIt() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "one");
        Claim claim = claimed(tenure);

        Slots taken = desk().pace(ACCOUNT, BOUNDS).slots();
        assertThat(taken.lastHour()).isEqualTo(1);
        assertThat(taken.lastDay()).isEqualTo(1);
        assertThat(taken.latest()).contains(claim.attempt().intendedAt());

        settle(claim, new PublishOutcome.Confirmed(SITE_ID));
        elapse(Duration.ofHours(1));
        assertThat(slotsOfHourAndDay()).containsExactly(0, 1);
        elapse(Duration.ofHours(23));
        assertThat(slotsOfHourAndDay()).containsExactly(0, 0);
        assertThat(desk().pace(ACCOUNT, BOUNDS).slots().latest()).isEqualTo(taken.latest());
    }

    @Test
    default void aSlotIsGivenBackWhenProvablyNothingWasAccepted() {
        Tenure tenure = hold(ENGINE);
        List<PublishOutcome> nothing = List.of(
                new NotSent(Hindrance.SITE, "no page"),
                new PublishOutcome.Throttled(Optional.empty(), "slow down"),
                new PublishOutcome.GivenUp("three times"),
                new PublishOutcome.Rehearsed());
        for (PublishOutcome outcome : nothing) {
            outcomeOf(tenure, outcome, "nothing of " + outcome.word());
            assertThat(slotsOfHourAndDay()).as(outcome.word()).containsExactly(0, 0);
            elapse(Duration.ofDays(2));
            tenure = hold(ENGINE);
        }
    }

    @Test
    default void aSlotIsKeptWhenTheSiteMayHaveAccepted() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "a");
        outcomeOf(tenure, new PublishOutcome.ConfirmedWithoutId("posted"), "b");
        outcomeOf(tenure, new PublishOutcome.AlreadyThere("a duplicate"), "c");
        outcomeOf(tenure, new PublishOutcome.Refused("too bold"), "d");

        assertThat(slotsOfHourAndDay()).containsExactly(4, 4);
    }

    @Test
    default void aThreadOfWhichAnItemWentOutKeepsItsSlot() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "item one", "item two");
        Claim second = ((Settlement.Next) settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID))).claim();

        settle(second, new NotSent(Hindrance.SITE, "no page"));

        assertThat(slotsOfHourAndDay()).containsExactly(1, 1);
    }

    @Test
    default void theHardCapsHoldWhateverElseIsAllowed() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(3));
        Instant start = now();
        for (int number = 1; number <= 7; number++) {
            queue(start, "post " + number);
        }
        publish(tenure, 1);
        publish(tenure, 2);
        assertWaits(tenure, "the hard cap of 2 posts an hour");
        elapse(Duration.ofHours(1));
        publish(tenure, 3);
        publish(tenure, 4);
        elapse(Duration.ofHours(1));
        publish(tenure, 5);
        elapse(Duration.ofHours(2));
        assertWaits(tenure, "the hard cap of 5 posts a day");
        elapse(Duration.ofHours(20));
        publish(tenure, 6);
    }

    private void publish(Tenure tenure, int number) {
        elapse(LIMITS.minimumGap());
        ClaimAnswer answer = desk().claimNext(tenure, CAPPED);
        assertThat(answer).as("post %d", number).isInstanceOf(ClaimAnswer.Claimed.class);
        settle(((ClaimAnswer.Claimed) answer).claim(), new PublishOutcome.Confirmed(new SitePostId("10" + number)));
    }

    private void assertWaits(Tenure tenure, String reason) {
        elapse(LIMITS.minimumGap());
        assertThat(desk().claimNext(tenure, CAPPED))
                .isInstanceOfSatisfying(ClaimAnswer.Wait.class, wait -> assertThat(wait.reason())
                        .contains(reason));
    }

    @Test
    default void theRateKeepsPostsApart() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(1));
        queue(now(), "one");
        queue(now(), "two");
        desk().settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID), PACED);

        elapse(Duration.ofMinutes(59));
        assertThat(desk().claimNext(tenure, PACED))
                .isInstanceOfSatisfying(ClaimAnswer.Wait.class, wait -> assertThat(wait.reason())
                        .contains("at 1 posts an hour"));
        elapse(Duration.ofMinutes(1));
        assertThat(desk().claimNext(tenure, PACED)).isInstanceOf(ClaimAnswer.Claimed.class);
    }

    @Test
    default void outcomesAreCountedAndAdaptTheRate() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(1));
        settlePaced(tenure, new PublishOutcome.Confirmed(SITE_ID), "out");
        settlePaced(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        assertThat(desk().pace(ACCOUNT, BOUNDS).pacing()).isEqualTo(new Pacing(BOUNDS.start(), 1, 1, Optional.empty()));

        for (int number = 0; number < 5; number++) {
            settlePaced(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost too " + number);
        }
        assertThat(desk().pace(ACCOUNT, BOUNDS).pacing().rate()).isLessThan(BOUNDS.start());
        assertThat(pacingEvents()).isNotEmpty();
    }

    @Test
    default void anAdaptedRateIsAnEvent() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(1));
        settlePaced(tenure, new PublishOutcome.Throttled(Optional.of(Duration.ofMinutes(3)), "slow down"), "one");

        Pacing pacing = desk().pace(ACCOUNT, BOUNDS).pacing();
        assertThat(pacing.rate()).isEqualTo(new PostingRate(0.5));
        assertThat(pacing.throttledUntil()).isPresent();
        assertThat(pacingEvents()).singleElement().satisfies(event -> assertThat(event.data())
                .containsEntry("from", "1.0")
                .containsEntry("to", "0.5")
                .containsEntry("detail", "throttled")
                .containsEntry(
                        "throttled_until", pacing.throttledUntil().orElseThrow().toString()));
    }

    @Test
    default void aSiteThatAskedToWaitIsLeftAloneAndNothingIsWritten() {
        Tenure tenure = hold(ENGINE, Duration.ofDays(1));
        settlePaced(tenure, new PublishOutcome.Throttled(Optional.of(Duration.ofMinutes(30)), "slow down"), "one");
        elapse(Duration.ofMinutes(10));
        int events = eventsOfAll();

        assertThat(desk().claimNext(tenure, LIMITS))
                .isInstanceOfSatisfying(ClaimAnswer.Wait.class, wait -> assertThat(wait.reason())
                        .contains("the site asked to wait"));
        assertThat(eventsOfAll()).isEqualTo(events);

        elapse(Duration.ofMinutes(20));
        assertThat(desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Claimed.class);
    }

    @Test
    default void inShadowModeAPostEndsAndTakesItsSlot() {
        Tenure tenure = hold(ENGINE);
        store().controls().setMode(ACCOUNT, Mode.SHADOW, "operator");
        QueuedPost first = queue(now(), "would go out");
        queue(now(), "would go out later");

        ClaimAnswer answer = desk().claimNext(tenure, LIMITS);

        assertThat(answer).isInstanceOf(ClaimAnswer.Shadowed.class);
        ArchivedPost post = ((ClaimAnswer.Shadowed) answer).post();
        assertThat(post.id()).isEqualTo(first.id());
        assertThat(stored(first)).isEqualTo(post);
        assertThat(post.reason()).isEqualTo(ArchivedPost.SHADOWED);
        assertThat(store().posts()
                        .history(first.id())
                        .orElseThrow()
                        .events()
                        .getLast()
                        .type())
                .isEqualTo("post_shadowed");
        assertThat(slotsOfHourAndDay()).containsExactly(1, 1);
        elapse(LIMITS.minimumGap());
        assertThat(desk().claimNext(tenure, PACED)).isInstanceOf(ClaimAnswer.Wait.class);
        elapse(BOUNDS.start().spacing());
        assertThat(desk().claimNext(tenure, PACED)).isInstanceOf(ClaimAnswer.Shadowed.class);
        assertThat(slotsOfHourAndDay()).containsExactly(1, 2);
    }

    private void settlePaced(Tenure tenure, PublishOutcome outcome, String text) {
        elapse(LIMITS.minimumGap());
        queue(now(), text);
        desk().settle(claimed(tenure), outcome, PACED);
    }

    private List<Integer> slotsOfHourAndDay() {
        Slots slots = desk().pace(ACCOUNT, BOUNDS).slots();
        return List.of(slots.lastHour(), slots.lastDay());
    }

    private List<RecordedEvent> pacingEvents() {
        return recordedEvents().stream()
                .filter(event -> event.type().equals("posting_rate_changed"))
                .toList();
    }

    private int eventsOfAll() {
        return recordedEvents().size();
    }
}
