package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.ComposeRequest;
import dev.homeostat.simulation.site.Fault;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.PracticeSiteObserver;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlaywrightPostPublisherTest extends PracticeSiteTest {

    @Test
    void publishesAPostAndReadsItsId() {
        ScriptedGate gate = ScriptedGate.granting();

        PublishOutcome outcome = publish(Claims.of("Good morning"), gate);

        AcceptedPost accepted = onlyAccepted();
        assertThat(outcome).isEqualTo(new PublishOutcome.Confirmed(new SitePostId(accepted.id())));
        assertThat(accepted.text()).isEqualTo("Good morning");
        assertThat(gate.timesAsked()).isEqualTo(1);
        assertThat(gate.stages()).containsExactly(Stage.values());
    }

    @Test
    void publishesTheItemsOfAThreadAsRepliesToOneAnother() {
        List<String> items = List.of("One", "Two", "Three");
        SitePostId first = confirmed(publish(Claims.of(items, List.of()), ScriptedGate.granting()));
        SitePostId second = confirmed(publish(Claims.of(items, List.of(first)), ScriptedGate.granting()));
        SitePostId third = confirmed(publish(Claims.of(items, List.of(first, second)), ScriptedGate.granting()));

        assertThat(site().accepted()).extracting(AcceptedPost::text).containsExactlyElementsOf(items);
        assertThat(site().accepted())
                .extracting(AcceptedPost::id)
                .containsExactly(first.value(), second.value(), third.value());
        assertThat(site().accepted().get(1).inReplyTo()).contains(first.value());
        assertThat(site().accepted().get(2).inReplyTo()).contains(second.value());
    }

    @Test
    void publishesTextExactlyAsItIs() {
        String text = "Ünï 😀 👩‍👩‍👧 <b>&amp;\"quotes\" 'n' `ticks`\n\n  indented\tand\nשלום — {id} %20 +";

        confirmed(publish(Claims.of(text), ScriptedGate.granting()));

        assertThat(onlyAccepted().text()).isEqualTo(text);
    }

    @Test
    void sendsNothingWithAWrongPassword() {
        Credentials wrong = new Credentials("practice", "wrong-password");
        try (BrowserWorker own = TestBrowsers.worker("own")) {
            PostPublisher publisher = new PlaywrightSite(profile(), wrong, own).publisher();

            PublishOutcome.NotSent outcome = notSent(publisher.publish(Claims.of("x"), ScriptedGate.granting()));

            assertThat(outcome.cause()).isEqualTo(Hindrance.LOGIN);
            assertThat(outcome.detail())
                    .contains("practice", "password is wrong")
                    .doesNotContain("wrong-password");
        }
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void tellsWhatTheSiteRefuses() {
        PostPublisher publisher = publisher(PracticeProfiles.with(site().url(), "max: 280", "max: 1000"));

        PublishOutcome outcome = publisher.publish(Claims.of("x".repeat(281)), ScriptedGate.granting());

        assertThat(outcome)
                .asInstanceOf(type(PublishOutcome.Refused.class))
                .satisfies(refused -> assertThat(refused.evidence()).contains("at most 280"));
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongWithoutTheBrowser() {
        ScriptedGate gate = ScriptedGate.granting();

        assertThat(publish(Claims.of("x".repeat(281)), gate)).isInstanceOf(PublishOutcome.Refused.class);
        assertThat(gate.stages()).isEmpty();
        assertThat(gate.timesAsked()).isZero();
    }

    @Test
    void doesEverythingButTheClickInARehearsal() {
        ScriptedGate gate = ScriptedGate.answering(new Authorization.Rehearse());

        assertThat(publish(Claims.of("never"), gate)).isEqualTo(new PublishOutcome.Rehearsed());
        assertThat(gate.stages()).endsWith(Stage.SENDING);
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void doesNotClickWhenTheGateDenies() {
        Authorization denied = new Authorization.Denied(Hindrance.HELD, "the kill switch is on");

        assertThat(publish(Claims.of("never"), ScriptedGate.answering(denied)))
                .isEqualTo(new PublishOutcome.NotSent(Hindrance.HELD, "the kill switch is on"));
        assertThat(site().accepted()).isEmpty();
    }

    // Chromium by itself sends a POST again when a kept connection breaks off: a site without tokens has it twice.
    @Test
    void doesNotKnowWhatBecameOfAPostWhoseAnswerWasLostAndSendsItOnce() {
        AtomicInteger requests = new AtomicInteger();
        startWith(new Fault.AcceptThenDrop(), request -> requests.incrementAndGet());

        assertThat(publish(Claims.of("lost"), ScriptedGate.granting())).isInstanceOf(PublishOutcome.Unconfirmed.class);
        assertThat(requests).hasValue(1);
        assertThat(site().accepted()).hasSize(1);
    }

    @Test
    void doesNotSendAgainWhatWasDropped() {
        AtomicInteger requests = new AtomicInteger();
        startWith(new Fault.DropBeforeAccept(), request -> requests.incrementAndGet());

        assertThat(publish(Claims.of("dropped"), ScriptedGate.granting()))
                .isInstanceOf(PublishOutcome.Unconfirmed.class);
        assertThat(requests).hasValue(1);
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void doesNotKnowWhatBecameOfAPostWhenTheBrowserDiesAfterTheClick() {
        startWith(new Fault.None(), request -> TestBrowsers.kill(BROWSER));

        assertThat(publish(Claims.of("crashed"), ScriptedGate.granting()))
                .isInstanceOf(PublishOutcome.Unconfirmed.class);
        confirmed(publish(Claims.of("afterwards"), ScriptedGate.granting()));
    }

    @Test
    void neverClicksOnceItHasSaidThatNothingWasSent() throws Exception {
        publish(Claims.of("warm up"), ScriptedGate.answering(new Authorization.Rehearse()));
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        PostPublisher.ClickGate late = new PostPublisher.ClickGate() {
            @Override
            public Authorization open() {
                awaitQuietly(release);
                asked.countDown();
                return new Authorization.Granted(Duration.ofSeconds(30));
            }

            @Override
            public void stage(Stage stage) {}
        };

        PublishOutcome.NotSent outcome =
                notSent(publisher(profile()).publish(Claims.lasting(Duration.ofSeconds(5), "late"), late));
        release.countDown();

        assertThat(outcome.cause()).isEqualTo(Hindrance.BROWSER);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        confirmed(publish(Claims.of("afterwards"), ScriptedGate.granting()));
        assertThat(onlyAccepted().text()).isEqualTo("afterwards");
        assertThat(TestBrowsers.record(BROWSER)).exists();
    }

    @Test
    void doesNotTakeAnErrorOfTheSiteForARefusal() {
        startWith(new Fault.AcceptThenError());

        assertThat(publish(Claims.of("error"), ScriptedGate.granting()))
                .asInstanceOf(type(PublishOutcome.Unconfirmed.class))
                .satisfies(unconfirmed -> assertThat(unconfirmed.evidence()).contains("500"));
        assertThat(site().accepted()).hasSize(1);
    }

    @Test
    void givesUpWhenTheGrantedTimeIsOver() {
        startWith(new Fault.Slow(Duration.ofSeconds(8)));
        ScriptedGate gate = ScriptedGate.grantingFor(Duration.ofSeconds(1));

        PublishOutcome outcome = publish(Claims.of("slow"), gate);

        assertThat(outcome).isInstanceOf(PublishOutcome.Unconfirmed.class);
        assertThat(gate.sinceAsked())
                .as("it waits for the granted time, and not for the site")
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(7));
    }

    @Test
    void confirmsWhatASlowSiteAcceptsInTime() {
        startWith(new Fault.Slow(Duration.ofSeconds(1)));

        confirmed(publish(Claims.of("slow but sure"), ScriptedGate.granting()));

        assertThat(site().accepted()).hasSize(1);
    }

    @Test
    void confirmsWhatIsNotVisibleYet() {
        startWith(new Fault.DelayVisibility(Duration.ofMinutes(10)));

        confirmed(publish(Claims.of("hidden"), ScriptedGate.granting()));
    }

    @Test
    void doesNotInventAnIdThatThePageDoesNotShow() {
        SiteProfile elsewhere = PracticeProfiles.with(site().url(), "fromUrl: \"/posts/", "fromUrl: \"/nowhere/")
                .withDelays(new SiteProfile.Delays(profile().delays(), Duration.ofSeconds(1)));

        assertThat(publisher(elsewhere).publish(Claims.of("no id"), ScriptedGate.granting()))
                .isEqualTo(new PublishOutcome.ConfirmedWithoutId("Your post is out."));
    }

    @Test
    void readsTheIdFromAnElement() {
        SiteProfile profile = withIdFrom("{ selectors: [\"article[data-id]\"], attribute: data-id }");

        SitePostId id = confirmed(publisher(profile).publish(Claims.of("element"), ScriptedGate.granting()));

        assertThat(id.value()).isEqualTo(onlyAccepted().id());
    }

    @Test
    void doesNotTakeForTheIdWhatStoodThereBeforeTheClick() {
        SiteProfile profile = withIdFrom("{ selectors: [\"a[data-testid=account-handle]\"], attribute: href }")
                .withDelays(new SiteProfile.Delays(profile().delays(), Duration.ofSeconds(1)));

        assertThat(publisher(profile).publish(Claims.of("no id"), ScriptedGate.granting()))
                .isEqualTo(new PublishOutcome.ConfirmedWithoutId("Your post is out."));
    }

    @Test
    void sendsNothingToASiteThatIsAway() {
        URI address = site().url();
        site().close();

        PublishOutcome.NotSent outcome =
                notSent(publisher(SiteProfile.practice(address)).publish(Claims.of("x"), ScriptedGate.granting()));

        assertThat(outcome.cause()).isEqualTo(Hindrance.SITE);
        assertThat(outcome.detail()).contains("ERR_CONNECTION_REFUSED");
    }

    @Test
    void sendsNothingAsAReplyToWhatIsNotThere() {
        Claim claim = Claims.of(List.of("One", "Two"), List.of(new SitePostId("999999")));

        PublishOutcome.NotSent outcome = notSent(publish(claim, ScriptedGate.granting()));

        assertThat(outcome.cause()).isEqualTo(Hindrance.PAGE);
        assertThat(outcome.detail()).contains("404");
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void namesTheFixWhenThereIsNoChromium() {
        ChromiumLocator absent = ChromiumLocator.at(Path.of("no-such-chromium"));
        try (BrowserWorker none = new BrowserWorker("none", TestBrowsers.DIRECTORY, absent)) {
            PostPublisher publisher = new PlaywrightSite(profile(), RIGHT, none).publisher();

            PublishOutcome.NotSent outcome = notSent(publisher.publish(Claims.of("x"), ScriptedGate.granting()));

            assertThat(outcome.cause()).isEqualTo(Hindrance.BROWSER);
            assertThat(outcome.detail()).contains("no-such-chromium", "install");
        }
    }

    private void startWith(Fault fault) {
        startWith(fault, request -> {});
    }

    private void startWith(Fault fault, Consumer<ComposeRequest> onRequest) {
        restart(PracticeSiteOptions.defaults()
                .withFaults(FaultPlan.script(List.of(fault)))
                .withoutFormTokens()
                .withObserver(new RequestObserver(onRequest)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record RequestObserver(Consumer<ComposeRequest> onRequest) implements PracticeSiteObserver {

        @Override
        public void requestReceived(ComposeRequest request) {
            if (!request.text().equals("afterwards")) {
                onRequest.accept(request);
            }
        }

        @Override
        public void accepted(AcceptedPost post) {}
    }

    private AcceptedPost onlyAccepted() {
        assertThat(site().accepted()).hasSize(1);
        return site().accepted().getFirst();
    }

    private SiteProfile withIdFrom(String element) {
        return PracticeProfiles.with(site().url(), "fromUrl: \"/posts/([^/?#]+)\"", "fromElement: " + element);
    }

    private PublishOutcome publish(Claim claim, ScriptedGate gate) {
        return publisher(profile()).publish(claim, gate);
    }

    private static PostPublisher publisher(SiteProfile profile) {
        return site(profile).publisher();
    }

    private static SitePostId confirmed(PublishOutcome outcome) {
        assertThat(outcome).isInstanceOf(PublishOutcome.Confirmed.class);
        return ((PublishOutcome.Confirmed) outcome).id();
    }

    private static PublishOutcome.NotSent notSent(PublishOutcome outcome) {
        assertThat(outcome).isInstanceOf(PublishOutcome.NotSent.class);
        return (PublishOutcome.NotSent) outcome;
    }
}
