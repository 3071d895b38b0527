package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.homeostat.adapter.playwright.RemoteBrowser.Protocol;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolMemory;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RemoteBrowserTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Credentials WHO = new Credentials("practice", "practice");

    @ParameterizedTest
    @EnumSource(names = {"CHROMIUM", "RUN_SERVER"})
    void readsAndRehearsesThroughABrowserThatSomebodyElseRuns(ServedBrowser.Kind kind) throws IOException {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                ServedBrowser served = ServedBrowser.start(kind);
                BrowserWorker worker = worker(served.source(site))) {
            PlaywrightSite account = new PlaywrightSite(SiteProfile.practice(site.url()), WHO, worker);

            assertThat(account.publisher()
                            .publish(Claims.of("From afar"), ScriptedGate.answering(new Authorization.Rehearse())))
                    .isEqualTo(new PublishOutcome.Rehearsed());
            assertThat(account.timelineReader().read(Instant.EPOCH)).isInstanceOf(TimelineReading.Read.class);
            assertThat(site.accepted()).isEmpty();
            assertThat(site.logins()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsSentByOneThatIsDrivenByChromiumsProtocol() throws IOException {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                ServedBrowser served = ServedBrowser.start(ServedBrowser.Kind.CHROMIUM);
                BrowserWorker worker = worker(served.source(site))) {
            PlaywrightSite account = new PlaywrightSite(SiteProfile.practice(site.url()), WHO, worker);

            assertThat(account.publisher().publish(Claims.of("From afar"), ScriptedGate.granting()))
                    .isInstanceOfSatisfying(PublishOutcome.NotSent.class, outcome -> assertThat(outcome.reason())
                            .contains("a second time"));
            assertThat(site.accepted()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBrowserThatGoesAwayIsNoFaultOfTheSiteAndIsConnectedToAnew(ServedBrowser.Kind kind) throws IOException {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                ServedBrowser served = ServedBrowser.start(kind);
                BrowserWorker worker = worker(served.source(site))) {
            PlaywrightSite account = new PlaywrightSite(SiteProfile.practice(site.url()), WHO, worker);
            ScriptedGate gate = ScriptedGate.asking(() -> {
                throw new AssertionError("it was asked whether to send");
            });
            assertThat(account.timelineReader().read(Instant.EPOCH)).isInstanceOf(TimelineReading.Read.class);

            Hindrance blamed = worker.call(LONG, tab -> {
                served.kill();
                assertThatThrownBy(() -> tab.page().navigate(site.url().toString()))
                        .isInstanceOf(RuntimeException.class);
                return tab.blame();
            });
            assertThat(blamed).isEqualTo(Hindrance.BROWSER);
            assertThat(account.publisher().publish(Claims.of("Nowhere"), gate))
                    .isInstanceOfSatisfying(PublishOutcome.NotSent.class, outcome -> {
                        assertThat(outcome.cause()).isEqualTo(Hindrance.BROWSER);
                        assertThat(outcome.reason())
                                .contains("no browser answers at", "127.0.0.1", "browser.endpoint")
                                .doesNotContain("secret-token");
                    });

            served.startAgain();
            assertThat(account.timelineReader().read(Instant.EPOCH)).isInstanceOf(TimelineReading.Read.class);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "homeostat.full", matches = "true")
    void threeWorkersShareOneBrowser() throws Exception {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                ServedBrowser served = ServedBrowser.start(ServedBrowser.Kind.CHROMIUM);
                BrowserPool pool = new BrowserPool(
                        new PoolLimits(3, 3),
                        TestBrowsers.DIRECTORY,
                        served.source(site),
                        SessionVault.NONE,
                        PoolMemory.UNKNOWN,
                        PoolListener.NONE);
                ExecutorService callers = Executors.newCachedThreadPool()) {
            PlaywrightSite account = new PlaywrightSite(SiteProfile.practice(site.url()), WHO, pool);

            List<Future<TimelineReading>> readings = Stream.generate(
                            () -> callers.submit(() -> account.timelineReader().read(Instant.EPOCH)))
                    .limit(9)
                    .toList();
            for (Future<TimelineReading> reading : readings) {
                assertThat(reading.get()).isInstanceOf(TimelineReading.Read.class);
            }
            assertThat(site.logins()).isEqualTo(1);
        }
    }

    @Test
    void whatTheOtherSideSaysIsNotTold() throws IOException {
        HttpServer refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        refusing.start();
        URI address = URI.create("http://127.0.0.1:%d/hidden-path?token=hidden-token"
                .formatted(refusing.getAddress().getPort()));
        try (BrowserWorker worker = worker(new RemoteBrowser(address, Protocol.CDP, Set.of()))) {
            assertThatThrownBy(() -> worker.showBlankPage(LONG))
                    .isInstanceOf(BrowserUnavailable.class)
                    .hasMessageContaining("no browser answers at http://127.0.0.1:")
                    .hasNoCause()
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
        } finally {
            refusing.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://example.org:3000/", "http://10.0.0.5:9222", "https://example.org"})
    void theLoginOfAnAccountGoesNowhereUnencrypted(String address) {
        assertThatThrownBy(() -> new RemoteBrowser(URI.create(address), Protocol.CDP, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unencrypted")
                .hasMessageContaining("tunnel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chrome", "ftp://127.0.0.1/", "wss:///path", "/usr/bin/chromium"})
    void whatIsNoAddressOfABrowserIsRefused(String address) {
        assertThatThrownBy(() -> new RemoteBrowser(URI.create(address), Protocol.CDP, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wss://host:port/path");
    }

    @Test
    void aPlaywrightServerIsSpokenToByWebSocketOnly() {
        assertThatThrownBy(() -> new RemoteBrowser(URI.create("http://127.0.0.1:3000"), Protocol.PLAYWRIGHT, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wss://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::1]:443", "*:5432", "<loopback>:80", "{handle}:443", "a,b:80"})
    void aSiteThatCannotBeReachedThroughAConnectionForSureIsRefused(String host) {
        assertThatThrownBy(() -> new RemoteBrowser(
                        URI.create("wss://example.org/"), Protocol.PLAYWRIGHT, Set.of("x.org:443", host)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(host);
    }

    @Test
    void anAddressMayNotSayHowTheBrowserReachesTheSite() {
        assertThatThrownBy(() -> new RemoteBrowser(
                        URI.create("wss://example.org/?token=x&proxy=local.playwright"), Protocol.PLAYWRIGHT, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxy=");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/compose, true",
        "https://api.example.org/, true",
        "https://EXAMPLE.org:443/, true",
        "http://example.org/, false",
        "https://example.org:8443/, false",
        "https://notexample.org/, false",
        "https://example.org.evil.net/, false",
        "https://example.org./, false",
        "http://127.0.0.1:8090/, true",
        "http://1.127.0.0.1:8090/, false",
        "about:blank, false"
    })
    void onlyWhatGoesThroughTheConnectionIsSure(String address, boolean sure) {
        RemoteBrowser remote = new RemoteBrowser(
                URI.create("wss://example.org/"), Protocol.PLAYWRIGHT, Set.of("example.org:443", "127.0.0.1:8090"));

        assertThat(remote.objection(address).isEmpty()).isEqualTo(sure);
    }

    @Test
    void itsTokenIsNotShown() {
        URI address = URI.create("wss://user:pass@example.org:3000/path?token=hidden");

        assertThat(new RemoteBrowser(address, Protocol.CDP, Set.of())).hasToString("wss://example.org:3000");
    }

    private static List<ServedBrowser.Kind> kinds() {
        return Boolean.getBoolean("homeostat.full")
                ? List.of(ServedBrowser.Kind.CHROMIUM, ServedBrowser.Kind.RUN_SERVER)
                : List.of(ServedBrowser.Kind.CHROMIUM);
    }

    private static BrowserWorker worker(BrowserSource source) {
        return new BrowserWorker("remote", TestBrowsers.DIRECTORY, source);
    }
}
