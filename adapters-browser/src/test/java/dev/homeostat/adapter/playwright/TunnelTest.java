package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.homeostat.application.publishing.port.PostRemover.Removal;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publishing through a Playwright server whose browser reaches the site by way of this machine. */
@Timeout(120)
class TunnelTest {

    private static final String WORKER = "tunnel";
    private static final Credentials WHO = new Credentials("practice", "practice");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private static ServedBrowser served;

    @BeforeAll
    static void serve() throws IOException {
        served = ServedBrowser.start(ServedBrowser.Kind.RUN_SERVER);
    }

    @AfterAll
    static void stopServing() {
        served.close();
    }

    @Test
    void publishesAndTakesDown() {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                BrowserWorker worker = worker(served.source(site))) {
            PlaywrightSite account = account(site, worker);

            assertThat(account.publisher().publish(Claims.of("From afar"), ScriptedGate.granting()))
                    .isInstanceOfSatisfying(PublishOutcome.Confirmed.class, confirmed -> {
                        assertThat(account.timelineReader().read(Instant.EPOCH))
                                .isInstanceOfSatisfying(TimelineReading.Read.class, read -> assertThat(read.entries())
                                        .hasSize(1));
                        assertThat(account.remover().remove(confirmed.id(), LONG, ScriptedGate.granting()))
                                .isInstanceOf(Removal.Removed.class);
                    });
            assertThat(texts(site)).containsExactly("From afar");
        }
    }

    /** In the middle of carrying the request, while the page's own is held back by the browser. */
    @Test
    void whatIsHeldBackGoesNowhereWhenTheConnectionEnds() {
        try (PracticeSite site = PracticeSite.start(
                        PracticeSiteOptions.defaults().withoutFormTokens().withObserver(new DriverKiller(WORKER)));
                BrowserWorker worker = worker(served.source(site))) {

            assertThat(account(site, worker).publisher().publish(Claims.of("Once"), ScriptedGate.granting()))
                    .isInstanceOf(PublishOutcome.Unconfirmed.class);

            await().during(AFTERWARDS).atMost(LONG).untilAsserted(() -> assertThat(texts(site))
                    .containsExactly("Once"));
        }
    }

    /** Before anything was carried: the browser has made the click, and nobody hears of the request that it holds back. */
    @Test
    void whatIsNotHeardOfReachesNoSite() throws IOException {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                HalfDeafRelay relay = HalfDeafRelay.to(served.port());
                BrowserWorker worker = worker(served.source(
                        relay.port(), SiteProfile.practice(site.url()).hosts()))) {
            ScriptedGate deafening = ScriptedGate.asking(() -> {
                relay.deafen();
                return new Authorization.Granted(Duration.ofSeconds(2));
            });

            assertThat(account(site, worker).publisher().publish(Claims.of("Unheard"), deafening))
                    .isInstanceOf(PublishOutcome.Unconfirmed.class);

            await().during(AFTERWARDS).atMost(LONG).untilAsserted(() -> assertThat(site.accepted())
                    .isEmpty());
        }
    }

    @Test
    void whatWouldGoAnotherWayIsHeldBack() throws IOException {
        AtomicInteger taken = new AtomicInteger();
        HttpServer near = counting(taken);
        HttpServer far = counting(taken);
        try (BrowserWorker worker = worker(served.source(served.port(), Set.of(host(near))))) {
            assertThat(posted(worker, near)).isEmpty();
            assertThat(taken).hasValue(1);

            assertThat(posted(worker, far))
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains(host(far), "the profile's hosts"));
            assertThat(taken).hasValue(1);
        } finally {
            near.stop(0);
            far.stop(0);
        }
    }

    @Test
    void aServerWhoseBrowserGoesItsOwnWayIsRefused() throws IOException {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                ServedBrowser own = ServedBrowser.start(ServedBrowser.Kind.LAUNCH_SERVER);
                BrowserWorker worker = worker(own.source(site))) {
            assertThatThrownBy(() -> worker.showBlankPage(LONG))
                    .isInstanceOf(BrowserUnavailable.class)
                    .hasMessageContaining("run-server")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-token"));
        }
    }

    private static HttpServer counting(AtomicInteger taken) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            taken.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String host(HttpServer server) {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What went wrong with a request that a page made after the click. */
    private static Optional<String> posted(BrowserWorker worker, HttpServer to) {
        return worker.call(LONG, tab -> {
            SendOnce once = new SendOnce(tab.browser()::objection);
            tab.browser().guard(once);
            once.start(Countdown.of(LONG));
            tab.page()
                    .evaluate(
                            "to => fetch(to, {method: 'POST', mode: 'no-cors'}).catch(() => {})", "http://" + host(to));
            return once.trouble();
        });
    }

    private static List<String> texts(PracticeSite site) {
        return site.accepted().stream().map(AcceptedPost::text).toList();
    }

    private static BrowserWorker worker(BrowserSource source) {
        return new BrowserWorker(WORKER, TestBrowsers.DIRECTORY, source);
    }

    private static PlaywrightSite account(PracticeSite site, BrowserWorker worker) {
        return new PlaywrightSite(SiteProfile.practice(site.url()), WHO, worker);
    }
}
