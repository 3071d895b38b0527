package dev.homeostat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.JobCadences;
import dev.homeostat.application.audit.VerifyAudit;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.moderation.port.ModerationDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.control.HardCaps;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.testkit.SiteAnswer.Shown;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A whole engine whose site, store or operator gets in its way. */
class TroubleTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final AccountId ACCOUNT = new AccountId("manual");

    @Test
    void whatDidNotReachTheSiteIsTriedAgainWithinTheSameAttempt() {
        ManualHomeostat engine = ManualHomeostat.live();
        IntStream.range(0, 3).forEach(i -> engine.site().answerNext(SiteAnswer.notReady()));
        PostId id = engine.queue("Third time lucky");

        engine.advance(Duration.ofMinutes(1));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.post(id).orElseThrow().details().attempts()).isEqualTo(1);
    }

    @Test
    void aPostWhosePageNeverComesWhileTheSiteIsWellFailsAfterThreeAttempts() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerOtherwise(SiteAnswer::notReady);
        PostId id = engine.queue("Poison");

        engine.advance(HOUR);

        assertThat(engine.post(id)).get().isInstanceOfSatisfying(FailedPost.class, post -> {
            assertThat(post.details().attempts()).isEqualTo(3);
            assertThat(post.reason()).contains("after 3 tries while the site was well");
        });
    }

    @Test
    void anOutageOfTheSiteFailsNoPostAndEndsByItself() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("Patience");
        engine.site().hinder(Hindrance.SITE);

        engine.advance(Duration.ofHours(3));
        assertThat(engine.post(id)).containsInstanceOf(QueuedPost.class);
        assertThat(eventsOf(engine, "circuit_breaker_opened")).hasSize(1);

        engine.site().unhinder();
        engine.advance(HOUR);
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(eventsOf(engine, "circuit_breaker_closed")).isNotEmpty();
    }

    @Test
    void aCaptchaStopsTheAccountUntilAPersonResumesIt() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("Are you a robot?");
        engine.site().hinder(Hindrance.CAPTCHA);

        engine.advance(TEN_MINUTES);
        assertThat(engine.overview().controls().stop()).isPresent();
        assertThat(eventsOf(engine, "account_shutdown")).hasSize(1);

        int opened = engine.site().opened();
        engine.site().unhinder();
        engine.advance(Duration.ofDays(1));
        assertThat(engine.site().opened()).isEqualTo(opened);
        assertThat(engine.site().accepted()).isEmpty();

        engine.store().ports().controls().resume(ACCOUNT, "ann");
        engine.advance(HOUR);
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
    }

    @Test
    void threeOutcomesThatCannotBeFoundOutStopTheAccount() {
        ManualHomeostat engine = ManualHomeostat.live();
        SiteAnswer said = new SiteAnswer(
                true, Optional.empty(), false, Duration.ZERO, Duration.ofMillis(300), Shown.ACCEPTED, Optional.empty());
        IntStream.range(0, 3).forEach(i -> engine.site().answerNext(said));
        List<String> texts = List.of("one", "two", "three", "four", "five");
        texts.subList(0, 3).forEach(engine::queue);

        engine.advance(HOUR);
        assertThat(engine.overview().forPerson()).isEqualTo(3);
        assertThat(engine.overview().controls().stop()).isPresent();

        PostId later = engine.queue("four");
        engine.advance(HOUR);
        assertThat(engine.post(later)).containsInstanceOf(QueuedPost.class);
    }

    @Test
    void aSiteThatAsksToComeLaterIsLeftAloneAsLongAsItAsks() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.throttled(Optional.of(Duration.ofMinutes(30))));
        PostId id = engine.queue("Too fast");

        engine.advance(Duration.ofMinutes(29));
        assertThat(engine.post(id)).containsInstanceOf(QueuedPost.class);
        engine.advance(TEN_MINUTES);

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.post(id).orElseThrow().details().attempts()).isEqualTo(2);
    }

    @Test
    void anItemAcceptedBeyondAllBoundsIsFoundWhenTheSiteSaysItIsThere() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.acceptedLate(Duration.ofMinutes(12), Duration.ZERO));
        engine.site().answerNext(SiteAnswer.alreadyThere());
        PostId id = engine.queue("Far too late");

        engine.advance(Duration.ofMinutes(15));
        engine.site().answerNext(SiteAnswer.alreadyThere());
        engine.advance(HOUR);

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(1);
        assertThat(engine.post(id).orElseThrow().details().sitePostId())
                .contains(engine.site().accepted().getFirst().id());
    }

    @Test
    void aTakedownRemovesThePostAndKeepsBackWhatSaysTheSame() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("The moon is made of cheese, they say, and of nothing else");
        engine.advance(TEN_MINUTES);
        PostId sibling = engine.queue("The moon is made of cheese, they say, and of nothing else at all");

        Ruling ruling = engine.homeostat()
                .order(id, new PostOrder.TakeDown("it is not"), "ann")
                .orElseThrow();
        engine.advance(TEN_MINUTES);

        assertThat(ruling).isInstanceOf(Ruling.Change.class);
        assertThat(engine.site().removed())
                .containsExactly(engine.site().accepted().getFirst().id());
        assertThat(engine.post(sibling)).get().isInstanceOfSatisfying(ArchivedPost.class, post -> assertThat(
                        post.reason())
                .contains("quarantined"));
        assertThat(engine.store().ports().moderation().removals(ACCOUNT)).isEmpty();
        assertThat(engine.homeostat().verifyAudit(Optional.empty())).isInstanceOf(VerifyAudit.Answer.Whole.class);
    }

    @Test
    void aShadowDecidesAndTouchesNothing() {
        ManualHomeostat engine = ManualHomeostat.with(EngineSettings.of(ACCOUNT).withMode(Mode.SHADOW));
        PostId id = engine.queue("Would go out");

        engine.advance(TEN_MINUTES);

        assertThat(engine.post(id)).get().isInstanceOfSatisfying(ArchivedPost.class, post -> assertThat(post.reason())
                .isEqualTo(ArchivedPost.SHADOWED));
        assertThat(engine.site().accepted()).isEmpty();
        assertThat(eventsOf(engine, "post_shadowed")).hasSize(1);
        assertThat(engine.overview().pace().slots().lastDay()).isEqualTo(1);
    }

    @Test
    void aClaimedPostGoesOutWhileTheStoreIsAwayAndIsKnownWhenItIsBack() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("In the dark");
        engine.after(Duration.ofSeconds(1), () -> engine.store().goAway());

        engine.advance(TEN_MINUTES);
        assertThat(engine.site().accepted()).hasSize(1);
        assertThat(engine.journal().open(ACCOUNT)).hasSize(1);

        engine.store().comeBack();
        engine.advance(TEN_MINUTES);
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(1);
        assertThat(engine.journal().open(ACCOUNT)).isEmpty();
    }

    @Test
    void aThreadConfirmedWhileTheStoreWasAwayGoesOnSoonAfter() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("one", "two", "three");
        engine.after(Duration.ofSeconds(1), () -> engine.store().goAway());
        engine.after(Duration.ofSeconds(25), () -> engine.store().comeBack());

        engine.advance(Duration.ofMinutes(20));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted())
                .extracting(ScriptedSite.Accepted::text)
                .containsExactly("one", "two", "three");
    }

    @Test
    void aThreadWhoseConfirmationWasTakenButNotAnsweredGoesOnSoonAfter() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("one", "two");
        engine.after(Duration.ofMillis(2_400), () -> engine.store().failNext(StoreFault.COMMITTED_REPLY_LOST));

        engine.advance(Duration.ofMinutes(20));

        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(2);
    }

    @Test
    void anEntryThatCouldNotBeClosedTakesNothingBackFromTheItemAfterIt() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("one", "two");
        engine.journal().failNextClose();
        engine.after(Duration.ofSeconds(1), () -> engine.store().goAway());
        engine.after(Duration.ofMillis(2_500), () -> engine.store().comeBack());
        engine.after(Duration.ofMillis(5_100), () -> engine.store().goAway());
        engine.after(Duration.ofSeconds(15), () -> engine.store().comeBack());

        engine.advance(HOUR);

        assertThat(engine.site().accepted())
                .extracting(ScriptedSite.Accepted::text)
                .containsExactly("one", "two");
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.journal().open(ACCOUNT)).isEmpty();
    }

    @Test
    void aThreadThatIsOutInPartWaitsWhileTheAccountIsNotLive() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("one", "two");
        engine.after(
                Duration.ofMillis(2_400),
                () -> engine.store().ports().controls().setMode(ACCOUNT, Mode.DRY_RUN, "ann"));

        PostId other = engine.queue("The others are rehearsed meanwhile");
        engine.advance(HOUR);
        assertThat(engine.post(id)).containsInstanceOf(QueuedPost.class);
        assertThat(engine.post(other)).containsInstanceOf(ArchivedPost.class);

        engine.store().ports().controls().setMode(ACCOUNT, Mode.LIVE, "ann");
        engine.advance(HOUR);
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
    }

    @Test
    void aCaptchaKeepsAwayFromTheSiteThoughTheAccountIsStoppedAlready() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.store().ports().controls().stop(ACCOUNT, StopCause.DUPLICATE_FOUND, "twice");
        engine.site().hinder(Hindrance.CAPTCHA);

        engine.advance(TEN_MINUTES);
        int opened = engine.site().opened();
        engine.advance(Duration.ofDays(2));

        assertThat(engine.site().opened()).isEqualTo(opened);
        assertThat(eventsOf(engine, "account_shutdown"))
                .extracting(event -> event.data().get("cause"))
                .containsExactly("duplicate_found", "captcha");
    }

    @Test
    void aTakedownInFrontOfACaptchaOpensThePageOnce() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("one", "two", "three");
        engine.advance(TEN_MINUTES);
        engine.homeostat().order(id, new PostOrder.TakeDown("wrong"), "ann");
        engine.site().hinder(Hindrance.CAPTCHA);
        int opened = engine.site().opened();

        engine.advance(TEN_MINUTES);
        assertThat(engine.site().opened()).isEqualTo(opened + 1);

        engine.site().unhinder();
        engine.store().ports().controls().resume(ACCOUNT, "ann");
        engine.advance(TEN_MINUTES);
        assertThat(engine.site().removed()).hasSize(3);
    }

    @Test
    void aSiteThatAnswersNoPostIsFoundOutThoughItsPagesCome() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerOtherwise(SiteAnswer::lostBeforeAccepted);
        IntStream.rangeClosed(1, 5).forEach(i -> engine.queue("Nobody answers, number %d of five".formatted(i)));

        engine.advance(Duration.ofHours(3));
        List<RecordedEvent> opened = eventsOf(engine, "circuit_breaker_opened");
        engine.site().answerOtherwise(() -> SiteAnswer.PROMPT);
        PostId id = engine.queue("Now it answers again");
        engine.advance(Duration.ofHours(6));

        assertThat(opened).extracting(event -> event.data().get("dependency")).containsExactly("publishing");
        assertThat(eventsOf(engine, "circuit_breaker_closed")).isNotEmpty();
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
    }

    @Test
    void anItemThatIsNotShownYetIsNotTakenForRemoved() {
        ManualHomeostat engine = ManualHomeostat.with(EngineSettings.of(ACCOUNT)
                .withMode(Mode.LIVE)
                .withCadences(JobCadences.CATALOGUE
                        .with(JobCatalogue.POSTING, Duration.ofSeconds(20))
                        .with(JobCatalogue.RECONCILE, HOUR)));
        engine.site().answerNext(SiteAnswer.visibleLate(Duration.ofSeconds(60)));
        PostId id = engine.queue("Wrong from the first second on");
        engine.advance(Duration.ofSeconds(10));

        engine.homeostat().order(id, new PostOrder.TakeDown("wrong"), "ann");
        engine.advance(Duration.ofSeconds(40));
        assertThat(engine.store().ports().moderation().removals(ACCOUNT)).hasSize(1);
        engine.advance(Duration.ofMinutes(1));

        assertThat(engine.site().removed()).hasSize(1);
        assertThat(engine.store().ports().moderation().removals(ACCOUNT)).isEmpty();
    }

    @Test
    void anItemThatCannotBeRemovedKeepsNoOtherFromIt() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId first = engine.queue("The first is wrong");
        engine.advance(TEN_MINUTES);
        PostId second = engine.queue("And the second is no better than that");
        engine.advance(TEN_MINUTES);
        SitePostId stuck = engine.site().accepted().getFirst().id();
        engine.site().keep(stuck);

        engine.homeostat().order(first, new PostOrder.TakeDown("wrong"), "ann");
        engine.homeostat().order(second, new PostOrder.TakeDown("wrong"), "ann");
        engine.advance(HOUR);

        assertThat(engine.site().removed())
                .containsExactly(engine.site().accepted().getLast().id());
        assertThat(engine.store().ports().moderation().removals(ACCOUNT))
                .extracting(ModerationDesk.Removal::item)
                .containsExactly(stuck);
        assertThat(eventsOf(engine, "circuit_breaker_opened")).isEmpty();
    }

    @Test
    void aSiteThatAskedToWaitIsUsedForNothingMeanwhile() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.advance(TEN_MINUTES);
        engine.site().askToWait(HOUR);
        PostId id = engine.queue("Not before it may");
        int opened = engine.site().opened();

        engine.advance(Duration.ofMinutes(55));
        assertThat(engine.site().opened()).isEqualTo(opened);
        assertThat(engine.post(id).orElseThrow().details().attempts()).isZero();

        engine.advance(TEN_MINUTES);
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
    }

    @Test
    void whatSomebodyElseRemovedIsNotLookedForForever() {
        ManualHomeostat engine = ManualHomeostat.live();
        engine.site().answerNext(SiteAnswer.visibleLate(Duration.ofDays(1)));
        PostId id = engine.queue("Gone before anybody asked");
        engine.advance(TEN_MINUTES);

        engine.homeostat().order(id, new PostOrder.TakeDown("wrong"), "ann");
        engine.advance(TEN_MINUTES);

        assertThat(engine.store().ports().moderation().removals(ACCOUNT)).isEmpty();
        assertThat(engine.site().removed()).isEmpty();
    }

    @Test
    void nothingGoesOutWhileTheStoreIsAwayAndTheJournalTakesNoIntent() {
        ManualHomeostat engine = ManualHomeostat.live();
        PostId id = engine.queue("Not without a trace");
        engine.journal().refuse("the disk is full");
        engine.after(Duration.ofSeconds(1), () -> engine.store().goAway());

        engine.advance(TEN_MINUTES);
        assertThat(engine.site().accepted()).isEmpty();

        engine.store().comeBack();
        engine.advance(HOUR);
        assertThat(engine.post(id)).containsInstanceOf(PublishedPost.class);
        assertThat(engine.site().accepted()).hasSize(1);
    }

    @Test
    void theStopSignalHoldsWhileTheStoreIsAway() {
        boolean[] stopped = new boolean[1];
        ManualHomeostat engine = ManualHomeostat.with(
                EngineSettings.of(ACCOUNT).withMode(Mode.LIVE).withLimits(PublishLimits.DEFAULT.unpaced()),
                builder -> builder.stopSignal(() -> stopped[0] ? Optional.of("stop") : Optional.empty()));
        engine.queue("Stop it");
        engine.after(Duration.ofSeconds(1), () -> {
            engine.store().goAway();
            stopped[0] = true;
        });

        engine.advance(HOUR);

        assertThat(engine.site().accepted()).isEmpty();
    }

    @Test
    void theKillSwitchHoldsWheneverItIsEngagedBeforeTheClick() {
        for (long millis : new long[] {0, 500, 1_000, 1_900, 2_000}) {
            ManualHomeostat engine = ManualHomeostat.live();
            engine.queue("one", "two", "three");
            engine.after(
                    Duration.ofMillis(millis),
                    () -> engine.store().ports().controls().engageKillSwitch("ann", "no"));

            engine.advance(HOUR);

            assertThat(engine.site().accepted()).as("after %d ms", millis).isEmpty();
        }
    }

    @Test
    void theHardCapsHoldWhateverTheRate() {
        ManualHomeostat engine = ManualHomeostat.with(EngineSettings.of(ACCOUNT)
                .withMode(Mode.LIVE)
                .withLimits(PublishLimits.DEFAULT.unpaced().withCaps(new HardCaps(2, 3))));
        IntStream.range(0, 9).forEach(i -> engine.queue("Post number " + i));

        engine.advance(Duration.ofMinutes(55));
        assertThat(engine.site().accepted()).hasSize(2);
        engine.advance(Duration.ofHours(20));
        assertThat(engine.site().accepted()).hasSize(3);
    }

    @Test
    void theRateSpacesPosts() {
        ManualHomeostat engine = ManualHomeostat.with(EngineSettings.of(ACCOUNT)
                .withMode(Mode.LIVE)
                .withLimits(PublishLimits.DEFAULT.withRate(RateBounds.fixed(new PostingRate(0.5)))));
        IntStream.range(0, 9).forEach(i -> engine.queue("Post number " + i));

        engine.advance(Duration.ofHours(7));

        assertThat(engine.site().accepted()).hasSize(4);
    }

    private static List<RecordedEvent> eventsOf(ManualHomeostat engine, String type) {
        return engine.store().events().stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }
}
