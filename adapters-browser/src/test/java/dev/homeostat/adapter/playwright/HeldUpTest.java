package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.SiteProbe.Obstacle;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishOutcome.AlreadyThere;
import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import dev.homeostat.domain.publishing.PublishOutcome.Throttled;
import dev.homeostat.domain.publishing.PublishOutcome.Unconfirmed;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.Fault;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.Lasting;
import dev.homeostat.simulation.site.PageFault;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that hold the account up, and other answers that are no plain yes or no. */
class HeldUpTest extends PracticeSiteTest {

    private static final Map<PageFault, Hindrance> ACCOUNT = new LinkedHashMap<>();

    static {
        ACCOUNT.put(PageFault.CAPTCHA, Hindrance.CAPTCHA);
        ACCOUNT.put(PageFault.LOCKED, Hindrance.LOCKED);
        ACCOUNT.put(PageFault.SUSPENDED, Hindrance.SUSPENDED);
        ACCOUNT.put(PageFault.CHALLENGE, Hindrance.CHALLENGE);
    }

    private FaultPlan plan = FaultPlan.none();

    @BeforeEach
    void startPlainly() {
        startWith();
    }

    @Test
    void sendsNothingFromAPageThatHoldsTheAccountUp() {
        ACCOUNT.forEach((fault, hindrance) -> {
            plan.show(fault, Lasting.untilCleared());
            ScriptedGate gate = ScriptedGate.granting();

            assertThat(publish("never", gate)).isInstanceOfSatisfying(NotSent.class, outcome -> {
                assertThat(outcome.cause()).isEqualTo(hindrance);
                assertThat(outcome.reason()).contains("the site shows");
            });
            assertThat(gate.timesAsked()).isZero();
        });
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void aCaptchaThatComesUpWhileTheTextIsTypedIsSeen() {
        assertThat(timeline()).as("logged in").isInstanceOf(TimelineReading.Read.class);
        plan.show(PageFault.LATE_CAPTCHA, Lasting.untilCleared());
        ScriptedGate gate = ScriptedGate.granting();

        assertThat(publish("never", gate)).isInstanceOfSatisfying(NotSent.class, outcome -> assertThat(outcome.cause())
                .isEqualTo(Hindrance.CAPTCHA));
        assertThat(gate.timesAsked()).isZero();
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void noPasswordIsSentBehindACaptchaThatComesUpMeanwhile() {
        plan.show(PageFault.LATE_CAPTCHA, Lasting.untilCleared());

        assertThat(publish("never", ScriptedGate.granting()))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.cause()).isEqualTo(Hindrance.CAPTCHA));
        assertThat(site().logins()).isZero();
    }

    @Test
    void readsNothingFromAPageThatHoldsTheAccountUp() {
        ACCOUNT.forEach((fault, hindrance) -> {
            plan.show(fault, Lasting.untilCleared());

            assertThat(timeline())
                    .isInstanceOfSatisfying(TimelineReading.Unreadable.class, reading -> assertThat(reading.cause())
                            .isEqualTo(hindrance));
            assertThat(metrics("1"))
                    .isInstanceOfSatisfying(SiteReading.Unreadable.class, reading -> assertThat(reading.cause())
                            .isEqualTo(SiteReading.Cause.ACCOUNT));
            assertThat(probe()).map(Obstacle::cause).contains(hindrance);
        });
        plan.clear();

        assertThat(probe()).isEmpty();
        assertThat(timeline()).isInstanceOf(TimelineReading.Read.class);
    }

    // A page in the middle, after the login was seen on another.
    @Test
    void readsNothingFromAPostWhosePageIsACaptcha() throws Exception {
        restart(PracticeSiteOptions.defaults().withPageFaults(id -> PageFault.CAPTCHA));
        Writer.fill(site(), 1);

        assertThat(metrics(site().accepted().getFirst().id()))
                .isInstanceOfSatisfying(SiteReading.Unreadable.class, reading -> {
                    assertThat(reading.cause()).isEqualTo(SiteReading.Cause.ACCOUNT);
                    assertThat(reading.reason()).contains("captcha");
                });
    }

    @Test
    void aPageThatShowsTheLoginAndACaptchaIsACaptcha() {
        SiteProfile profile = PracticeProfiles.with(
                site().url(), "captcha: [\"[data-testid=captcha]\"]", "captcha: [\"a[data-testid=account-handle]\"]");

        assertThat(site(profile).probe().probe()).map(Obstacle::cause).contains(Hindrance.CAPTCHA);
        assertThat(site(profile).timelineReader().read(Instant.EPOCH))
                .isInstanceOfSatisfying(TimelineReading.Unreadable.class, reading -> assertThat(reading.cause())
                        .isEqualTo(Hindrance.CAPTCHA));
    }

    @Test
    void comesLaterWhenThePageAsksForItBeforeTheStep() {
        plan.show(PageFault.RATE_LIMITED, Lasting.untilCleared());
        ScriptedGate gate = ScriptedGate.granting();

        assertThat(publish("never", gate))
                .isInstanceOfSatisfying(Throttled.class, outcome -> assertThat(outcome.retryAfter())
                        .contains(Duration.ofMinutes(1)));
        assertThat(gate.timesAsked()).isZero();
        assertThat(timeline()).isInstanceOfSatisfying(TimelineReading.Unreadable.class, reading -> {
            assertThat(reading.cause()).isEqualTo(Hindrance.THROTTLED);
            assertThat(reading.detail()).contains("come later");
        });
    }

    @Test
    void isUsedForNothingUntilTheTimeThatItAskedForIsOver() {
        PlaywrightSite asking = site(profile());
        plan.show(PageFault.RATE_LIMITED, Lasting.untilCleared());
        asking.timelineReader().read(Instant.EPOCH);
        plan.clear();

        assertThat(asking.timelineReader().read(Instant.EPOCH))
                .isInstanceOfSatisfying(TimelineReading.Unreadable.class, reading -> {
                    assertThat(reading.cause()).isEqualTo(Hindrance.THROTTLED);
                    assertThat(reading.detail()).contains("left alone for another");
                });
        assertThat(asking.probe().probe()).map(Obstacle::cause).contains(Hindrance.THROTTLED);
        assertThat(asking.publisher().publish(Claims.of("not now"), ScriptedGate.granting()))
                .isInstanceOfSatisfying(PublishOutcome.NotSent.class, outcome -> assertThat(outcome.cause())
                        .isEqualTo(Hindrance.THROTTLED));
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void goesOnToNoOtherPostWhenAskedToComeLater() throws Exception {
        restart(PracticeSiteOptions.defaults().withPageFaults(id -> PageFault.RATE_LIMITED));
        Writer.fill(site(), 2);
        List<SitePostId> posts = site().accepted().stream()
                .map(AcceptedPost::id)
                .map(SitePostId::new)
                .toList();

        Map<SitePostId, SiteReading> readings =
                site(profile()).engagementReader().read(posts);

        assertThat(readings).containsOnlyKeys(posts.getFirst());
        assertThat(readings.get(posts.getFirst()))
                .isInstanceOfSatisfying(SiteReading.Unreadable.class, reading -> assertThat(reading.cause())
                        .isEqualTo(SiteReading.Cause.THROTTLED));
    }

    @Test
    void comesLaterWhenTheAnswerToTheStepAsksForIt() {
        startWith(new Fault.TooManyRequests(Duration.ofSeconds(90)));

        assertThat(publish("too much")).isInstanceOfSatisfying(Throttled.class, outcome -> {
            assertThat(outcome.retryAfter()).contains(Duration.ofSeconds(90));
            assertThat(outcome.evidence()).contains("429");
        });
        assertThat(site().accepted()).isEmpty();
    }

    // The post is in; only the page that would confirm it asks to come later.
    @Test
    void doesNotTakeThePageAfterTheStepForAnAnswerToIt() {
        plan = FaultPlan.chosenBy(() -> {
            plan.show(PageFault.RATE_LIMITED, Lasting.untilCleared());
            return new Fault.None();
        });
        restart(PracticeSiteOptions.defaults().withFaults(plan));

        assertThat(publish("in")).isInstanceOfSatisfying(Unconfirmed.class, outcome -> assertThat(outcome.evidence())
                .contains("come later"));
        assertThat(site().accepted()).hasSize(1);
    }

    @Test
    void believesTheSiteThatHasTheItemAlready() {
        startWith(new Fault.RejectAsDuplicate(), new Fault.AcceptThenSayDuplicate());

        for (String text : List.of("not in", "in")) {
            assertThat(publish(text)).isEqualTo(new AlreadyThere("You have posted this already."));
        }
    }

    @Test
    void aSecondPostOfTheSameTextIsThereAlready() {
        restart(PracticeSiteOptions.defaults().withRejectDuplicates(Duration.ofMinutes(5)));

        assertThat(publish("hello")).isInstanceOf(PublishOutcome.Confirmed.class);
        assertThat(publish("hello")).isInstanceOf(AlreadyThere.class);
        assertThat(site().accepted()).hasSize(1);
    }

    @Test
    void doesNotKnowWhatBecameOfAPostWhenAPageHoldsTheAccountUpAfterTheStep() {
        startWith(
                new Fault.AcceptThenObstruct(PageFault.CAPTCHA, Lasting.untilCleared()),
                new Fault.Obstruct(PageFault.LOCKED, Lasting.untilCleared()));

        assertThat(publish("in")).isInstanceOfSatisfying(Unconfirmed.class, outcome -> assertThat(outcome.evidence())
                .contains("captcha"));
        plan.clear();
        assertThat(publish("not in"))
                .isInstanceOfSatisfying(Unconfirmed.class, outcome -> assertThat(outcome.evidence())
                        .contains("locked"));
        assertThat(site().accepted()).extracting(AcceptedPost::text).containsExactly("in");
    }

    @Test
    void doesNotKnowWhatBecameOfAPostWhenTheAnswerIsAnErrorOrBreaksOff() {
        startWith(
                new Fault.ErrorBeforeAccept(),
                new Fault.AcceptThenTruncate(),
                new Fault.TruncateBeforeAccept(),
                new Fault.LogOut());

        for (String text : List.of("1", "2", "3", "4")) {
            assertThat(publish(text)).isInstanceOf(Unconfirmed.class);
        }
        assertThat(site().accepted()).extracting(AcceptedPost::text).containsExactly("2");
        assertThat(plan.usedFaults()).hasSize(4);
    }

    @Test
    void doesNotTakeAnErrorThatTellsNothingForARefusal() {
        startWith(new Fault.AcceptThenShowError());

        assertThat(publish("in", ScriptedGate.grantingFor(Duration.ofSeconds(1))))
                .isInstanceOf(Unconfirmed.class);
        assertThat(site().accepted()).hasSize(1);
    }

    @Test
    void readsNoTimelineThatBreaksOff() {
        plan.show(PageFault.TRUNCATED, Lasting.untilCleared());

        assertThat(timeline())
                .isInstanceOfSatisfying(TimelineReading.Unreadable.class, reading -> assertThat(reading.cause())
                        .isEqualTo(Hindrance.SITE));
    }

    @Test
    void logsInAgainWhenTheSessionIsOver() {
        assertThat(probe()).isEmpty();
        plan.show(PageFault.LOGGED_OUT, Lasting.requests(1));

        assertThat(publish("in")).isInstanceOf(PublishOutcome.Confirmed.class);
        assertThat(plan.usedFaults()).containsEntry("page-logged-out", 1);
    }

    @Test
    void aProbeOfASiteThatDoesNotAnswerEndsInItsOwnTime() {
        restart(PracticeSiteOptions.defaults());
        SiteProfile profile = profile()
                .withDelays(
                        new SiteProfile.Delays(profile().delays(), Duration.ofSeconds(15), Duration.ofMillis(1_500)));
        try (SilentServer silent = SilentServer.start()) {
            long begun = System.nanoTime();

            assertThat(site(profile.withBaseUrl(silent.url())).probe().probe())
                    .map(Obstacle::cause)
                    .contains(Hindrance.SITE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        }
    }

    private void startWith(Fault... faults) {
        plan = FaultPlan.script(List.of(faults));
        restart(PracticeSiteOptions.defaults().withFaults(plan));
    }

    private PublishOutcome publish(String text) {
        return publish(text, ScriptedGate.grantingFor(Duration.ofSeconds(10)));
    }

    private PublishOutcome publish(String text, ScriptedGate gate) {
        return site(profile()).publisher().publish(Claims.of(text), gate);
    }

    private TimelineReading timeline() {
        return site(profile()).timelineReader().read(Instant.EPOCH);
    }

    private SiteReading metrics(String id) {
        SitePostId post = new SitePostId(id);
        return Optional.ofNullable(
                        site(profile()).engagementReader().read(List.of(post)).get(post))
                .orElseThrow();
    }

    private Optional<Obstacle> probe() {
        return site(profile()).probe().probe();
    }
}
