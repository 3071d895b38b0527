package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.control.Mode;
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
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.testkit.PostFixtures;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PublishingDesk} must do. */
public interface PublishingDeskContract extends StoreFixture {

    AccountId ACCOUNT = new AccountId("contract");
    EngineId ENGINE = new EngineId("engine");
    Duration TENURE = Duration.ofHours(2);
    PublishLimits LIMITS = PublishLimits.DEFAULT;
    SitePostId SITE_ID = new SitePostId("1000001");

    @BeforeEach
    default void openALiveAccount() {
        store().accounts().open(ACCOUNT);
        store().controls().setMode(ACCOUNT, Mode.LIVE, "test");
    }

    // ---- claiming

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

    // ---- authorizing

    @Test
    default void authorizesACurrentClaimForTheTimeThatIsLeft() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "one");
        Claim claim = claimed(tenure);
        elapse(Duration.ofSeconds(30));

        Authorization answer = desk().authorize(claim);

        assertThat(answer).isInstanceOf(Authorization.Granted.class);
        assertThat(((Authorization.Granted) answer).within())
                .isPositive()
                .isLessThanOrEqualTo(LIMITS.attemptLength().minusSeconds(30));
    }

    @Test
    default void deniesAfterTheDeadline() {
        Claim claim = claimOne();
        elapse(LIMITS.attemptLength());

        assertDenied(claim, NotSent.Cause.LATE);
    }

    @Test
    default void deniesOnceTheKillSwitchIsEngaged() {
        Claim claim = claimOne();
        store().controls().engageKillSwitch("operator", "stop");

        assertDenied(claim, NotSent.Cause.HELD);
    }

    @Test
    default void deniesOnceAnotherEngineHoldsTheAccount() {
        Claim claim = claimOne();
        elapse(TENURE);
        assertDenied(claim, NotSent.Cause.FENCED);

        hold(new EngineId("another"));
        assertDenied(claim, NotSent.Cause.FENCED);
    }

    @Test
    default void rehearsesInADryRun() {
        Claim claim = claimOne();
        store().controls().setMode(ACCOUNT, Mode.DRY_RUN, "operator");

        assertThat(desk().authorize(claim)).isInstanceOf(Authorization.Rehearse.class);
    }

    // ---- settling

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
        Post again = outcomeOf(tenure, new NotSent(NotSent.Cause.SITE, "no page"), "e");
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
        assertDenied(first, NotSent.Cause.FENCED);

        Post whole = closed(settle(second, new PublishOutcome.Confirmed(new SitePostId("1000002"))));
        assertThat(whole.details().published()).containsExactly(SITE_ID, new SitePostId("1000002"));
    }

    @Test
    default void aThreadThatStoppedIsResumedAtTheItemThatIsMissing() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "item one", "item two");
        Claim second = ((Settlement.Next) settle(claimed(tenure), new PublishOutcome.Confirmed(SITE_ID))).claim();
        settle(second, new NotSent(NotSent.Cause.SITE, "no page"));
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
    default void everyChangeOfStateIsAnEventOfItsPost() {
        Claim claim = claimOne();
        settle(claim, new PublishOutcome.Unconfirmed("no answer"));

        var history = store().posts().history(claim.postId()).orElseThrow();

        assertThat(history.events())
                .extracting(RecordedEvent::type)
                .containsExactly("post_queued", "post_claimed", "post_unconfirmed");
        assertThat(history.events().getLast().data())
                .containsEntry("from", "posting")
                .containsEntry("to", "unconfirmed")
                .containsEntry("detail", "no answer");
        assertThat(history.attempts()).hasSize(1);
        assertThat(history.attempts().getFirst().attempt()).isEqualTo(claim.attempt());
        assertThat(history.attempts().getFirst().outcome()).contains("unconfirmed");
    }

    // ---- sweeping

    @Test
    default void anOlderEpochIsReleasedAtOnce() {
        Claim claim = claimOne();
        elapse(TENURE);
        Tenure next = hold(new EngineId("another"));

        assertThat(desk().sweep(next, LIMITS).released()).extracting(Post::id).containsExactly(claim.postId());
        assertThat(stored(claim)).isInstanceOf(UnconfirmedPost.class);
    }

    @Test
    default void aLivingHolderIsWarnedOfFirstAndReleasedLater() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "slow");
        Claim claim = claimed(tenure);
        elapse(Duration.ofMinutes(14));
        assertThat(desk().sweep(tenure, LIMITS).slow()).isEmpty();
        elapse(Duration.ofMinutes(2));
        assertThat(desk().sweep(tenure, LIMITS).slow()).containsOnlyKeys(claim.postId());
        assertThat(stored(claim)).isInstanceOf(PublishingPost.class);
        elapse(Duration.ofMinutes(15));
        assertThat(desk().sweep(tenure, LIMITS).released()).hasSize(1);
        assertThat(stored(claim)).isInstanceOf(UnconfirmedPost.class);
    }

    @Test
    default void aLostTenureSweepsNothing() {
        Tenure first = hold(ENGINE);
        queue(now(), "one");
        Claim claim = claimed(first);
        elapse(TENURE);

        assertThat(desk().sweep(first, LIMITS).released()).isEmpty();
        assertThat(stored(claim)).isInstanceOf(PublishingPost.class);
    }

    // ---- reconciling

    @Test
    default void listsWhatMustBeLookedForAndWhatIsTaken() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "known");
        Post lost = outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        Post unread = outcomeOf(tenure, new PublishOutcome.ConfirmedWithoutId("no id"), "unread");

        PublishingDesk.Unsettled unsettled = desk().unsettled(ACCOUNT);

        assertThat(unsettled.posts()).extracting(Post::id).containsExactly(lost.id(), unread.id());
        assertThat(unsettled.taken()).containsExactly(SITE_ID);
    }

    @Test
    default void aFoundPostIsPublishedUnderItsId() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");

        Post post = desk().resolve(tenure, lost, new Verdict.Found(SITE_ID), now());

        assertThat(post).isInstanceOf(PublishedPost.class);
        assertThat(post.details().published()).containsExactly(SITE_ID);
        assertThat(desk().unsettled(ACCOUNT).posts()).isEmpty();
    }

    @Test
    default void absenceIsCountedAndThenQueuesAgainUnderANewEpoch() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        Instant readAt = desk().unsettled(ACCOUNT).asOf();

        UnsettledPost once = (UnsettledPost) desk().resolve(tenure, lost, new Verdict.NotSeen(), readAt);
        assertThat(once.search().absentReads()).isEqualTo(1);
        assertThat(once.search().lastAbsentRead()).contains(readAt);
        assertThat(desk().unsettled(ACCOUNT).posts()).containsExactly(once);

        assertThat(desk().resolve(tenure, once, new Verdict.Absent(), readAt)).isInstanceOf(QueuedPost.class);
        elapse(LIMITS.minimumGap());
        Claim again = claimed(tenure);
        assertThat(again.postId()).isEqualTo(lost.id());
        assertThat(lost.attempt().epoch().isOlderThan(again.attempt().epoch())).isTrue();
    }

    @Test
    default void aVerdictOnAPostThatHasChangedChangesNothing() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        Instant readAt = desk().unsettled(ACCOUNT).asOf();
        Post found = desk().resolve(tenure, lost, new Verdict.Found(SITE_ID), readAt);

        assertThat(desk().resolve(tenure, lost, new Verdict.Absent(), readAt)).isEqualTo(found);
    }

    @Test
    default void aVerdictUnderALostTenureChangesNothing() {
        Tenure first = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(first, new PublishOutcome.Unconfirmed("no answer"), "lost");
        elapse(TENURE);
        hold(new EngineId("another"));

        assertThat(desk().resolve(first, lost, new Verdict.Absent(), now())).isEqualTo(lost);
    }

    @Test
    default void anAmbiguousPostGoesToAPersonAndIsLookedForNoMore() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");

        Post post =
                desk().resolve(tenure, lost, new Verdict.Ambiguous(List.of(SITE_ID, new SitePostId("1000002"))), now());

        assertThat(post).isInstanceOf(UnconfirmedPost.class);
        assertThat(((UnconfirmedPost) post).search().forPerson()).isPresent();
        assertThat(stored(lost)).isEqualTo(post);
        assertThat(desk().unsettled(ACCOUNT).posts()).isEmpty();
        assertThat(desk().unsettled(ACCOUNT).forPerson()).isEqualTo(1);
    }

    @Test
    default void anIdThatAnotherItemBearsIsNotGivenTwice() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Confirmed(SITE_ID), "known");
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");

        Post post = desk().resolve(tenure, lost, new Verdict.Found(SITE_ID), now());

        assertThat(post.details().published()).isEmpty();
        assertThat(((UnconfirmedPost) post).search().forPerson()).isPresent();
    }

    // ---- steps

    private PublishingDesk desk() {
        return store().desk();
    }

    private Tenure hold(EngineId engine) {
        return ((TenureRegistry.Answer.Granted) store().tenures().acquire(ACCOUNT, engine, TENURE)).tenure();
    }

    private Instant now() {
        return desk().unsettled(ACCOUNT).asOf();
    }

    private QueuedPost queue(Instant dueAt, String... items) {
        PostFixtures fixtures =
                new PostFixtures(ACCOUNT, String.join("|", items).hashCode());
        QueuedPost post = fixtures.queued(dueAt, items);
        store().posts().queue(post, fixtures.decision(post));
        return post;
    }

    private Claim claimed(Tenure tenure) {
        return ((ClaimAnswer.Claimed) desk().claimNext(tenure, LIMITS)).claim();
    }

    private Claim claimOne() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "the only one");
        return claimed(tenure);
    }

    private Settlement settle(Claim claim, PublishOutcome outcome) {
        return desk().settle(claim, outcome);
    }

    private Post closed(Settlement settlement) {
        return ((Settlement.Closed) settlement).post();
    }

    private Post outcomeOf(Tenure tenure, PublishOutcome outcome, String text) {
        elapse(LIMITS.minimumGap());
        queue(now(), text);
        return closed(settle(claimed(tenure), outcome));
    }

    private Post stored(Claim claim) {
        return store().posts().find(claim.postId()).orElseThrow();
    }

    private Post stored(Post post) {
        return store().posts().find(post.id()).orElseThrow();
    }

    private void assertDenied(Claim claim, NotSent.Cause cause) {
        assertThat(desk().authorize(claim))
                .isInstanceOfSatisfying(Authorization.Denied.class, denied -> assertThat(denied.cause())
                        .isEqualTo(cause));
    }
}
