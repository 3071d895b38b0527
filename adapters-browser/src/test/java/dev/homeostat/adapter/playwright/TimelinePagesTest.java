package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.domain.publishing.TimelineReading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Timelines that are not as orderly as the practice site's. */
class TimelinePagesTest {

    private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");
    private static final String LOOKED_FOR = entry("5", "practice", "2026-03-01T10:00:30Z");

    private static BrowserWorker worker;

    private HttpServer server;
    private volatile String firstPage = "";
    private volatile String secondPage = "";
    private volatile String caching = "no-store";

    @BeforeAll
    static void makeWorker() {
        worker = TestBrowsers.worker("pages");
    }

    @AfterAll
    static void closeWorker() {
        worker.close();
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void aPinnedPostDoesNotVouchForPagesThatWereNotRead() {
        firstPage = entry("1", "practice", "2019-01-01T00:00:00Z") + entry("9", "practice", "2026-03-01T12:00:00Z");
        secondPage = LOOKED_FOR;

        TimelineReading.Read reading = read(PracticeProfiles.with(url(), "maxPages: 40", "maxPages: 1"));

        assertThat(reading.coversFrom()).isAfter(Instant.parse("2026-03-01T11:00:00Z"));
    }

    @Test
    void aRepostOfAnOldItemDoesNotEndTheRead() {
        firstPage = entry("9", "practice", "2026-03-01T12:00:00Z") + entry("2", "someone", "2019-01-01T00:00:00Z");
        secondPage = LOOKED_FOR;

        assertThat(read(profile()).entries())
                .extracting(entry -> entry.id().value())
                .contains("5");
    }

    @Test
    void aSecondReadAsksTheSiteAgain() {
        caching = "max-age=3600";
        firstPage = entry("1", "practice", "2026-03-01T09:00:00Z");
        read(profile());
        firstPage = LOOKED_FOR;

        assertThat(read(profile()).entries())
                .extracting(entry -> entry.id().value())
                .containsExactly("5");
    }

    @Test
    void anAgeStandsForATimeWithinItsUnit() {
        firstPage = "<article data-testid=post data-id='5' data-author='practice'>"
                + "<p data-testid=text>text</p><time datetime='vor 5&nbsp;Min.'></time></article>";
        String relative =
                "{ selectors: [\"time[datetime]\"], attribute: datetime, relative: { \"vor {n} Min.\": 1m } }";
        String yaml = PracticeProfiles.yaml()
                .replace("{ selectors: [\"time[datetime]\"], attribute: datetime }", relative)
                .replace("clockTolerance: 5s", "clockTolerance: 90s");
        Instant before = Instant.now().minusSeconds(300);

        TimelineReading.Read reading = read(ProfileFile.parse("ages", yaml).withBaseUrl(url()));

        assertThat(reading.entries()).singleElement().satisfies(entry -> assertThat(entry.publishedAt())
                .isBetween(before, Instant.now().minusSeconds(300)));
    }

    @Test
    void tellsNoPartOfThePasswordWhenTheTroubleIsLong() {
        String longId = "x".repeat(260) + "practice".repeat(3);
        firstPage = entry(longId, "practice", "2026-03-01T09:00:00Z");

        TimelineReading reading = reader(profile()).read(SINCE);

        assertThat(reading).isInstanceOf(TimelineReading.Unreadable.class);
        assertThat(((TimelineReading.Unreadable) reading).detail())
                .contains("xxx***")
                .doesNotContain("pr");
    }

    private TimelineReading.Read read(SiteProfile profile) {
        TimelineReading reading = reader(profile).read(SINCE);
        assertThat(reading).isInstanceOf(TimelineReading.Read.class);
        return (TimelineReading.Read) reading;
    }

    private static TimelineReader reader(SiteProfile profile) {
        return new PlaywrightSite(profile, new Credentials("practice", "practice"), worker).timelineReader();
    }

    private SiteProfile profile() {
        return SiteProfile.practice(url());
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        String body = "<a data-testid=account-handle href='/@practice'>me</a>"
                + (address.startsWith("/@practice") ? timeline(address.endsWith("page=2")) : "");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().add("Cache-Control", caching);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String timeline(boolean second) {
        String more = second || secondPage.isEmpty() ? "" : "<a data-testid=older href='/@practice?page=2'>older</a>";
        return "<section data-testid=timeline>%s</section>%s".formatted(second ? secondPage : firstPage, more);
    }

    private static String entry(String id, String author, String at) {
        return """
                <article data-testid=post data-id='%s' data-author='%s'>
                <p data-testid=text>text</p><time datetime='%s'></time></article>
                """.formatted(id, author, at);
    }
}
