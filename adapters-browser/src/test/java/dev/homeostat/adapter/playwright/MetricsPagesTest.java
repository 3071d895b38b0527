package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.engagement.SiteReading.Cause;
import dev.homeostat.domain.engagement.SiteReading.Unreadable;
import dev.homeostat.domain.post.SitePostId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of posts that are not as orderly as the practice site's. */
class MetricsPagesTest {

    private static final SitePostId POST = new SitePostId("7");
    private static final String MARKER = "<a data-testid=account-handle href='/@practice'>me</a>";
    private static final String HIDDEN_LIKES = "likes: { absentMeans: 0, selectors: [\"[data-testid=likes]\"] }";
    private static final String ORDERLY_LIKES = "likes: { selectors: [\"[data-testid=likes]\"] }";

    private static BrowserWorker worker;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String page = "";

    @BeforeAll
    static void makeWorker() {
        worker = TestBrowsers.worker("metrics");
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
    void picksThePostOutOfAConversation() {
        page = post("6", "1", "<b data-testid=likes>1</b>")
                + post("7", "1,234", "<b data-testid=likes>5</b>")
                + post("8", "9", "");

        assertThat(read(profile())).isEqualTo(counts(1_234, 5));
    }

    @Test
    void aNumberThatIsHiddenWhereItIsZeroIsZeroOnlyIfTheProfileSaysSo() {
        page = post("7", "12", "");

        assertThat(((Unreadable) read(profile())).reason()).startsWith("metrics.likes: nothing found");
        assertThat(read(profile(ORDERLY_LIKES, HIDDEN_LIKES))).isEqualTo(counts(12, 0));
        page = post("7", "12", "<b data-testid=likes> </b>");
        assertThat(read(profile(ORDERLY_LIKES, HIDDEN_LIKES))).isEqualTo(counts(12, 0));
    }

    @Test
    void aNumberInAnotherFormIsNotZeroEvenWhereItMayBeHidden() {
        page = post("7", "12", "<b data-testid=likes>many</b>");

        assertThat(((Unreadable) read(profile(ORDERLY_LIKES, HIDDEN_LIKES))).reason())
                .isEqualTo(
                        "metrics.likes: 'many' at %s is not a number as the profile writes them".formatted(address()));
        SiteProfile narrowed = profile(
                ORDERLY_LIKES,
                "likes: { absentMeans: 0, selectors: [\"[data-testid=likes]\"], pattern: \"(.*) likes\" }");
        assertThat(((Unreadable) read(narrowed)).reason())
                .isEqualTo("metrics.likes: 'many' at %s does not match (.*) likes".formatted(address()));
        SiteProfile attribute = profile(
                ORDERLY_LIKES,
                "likes: { absentMeans: 0, selectors: [\"[data-testid=likes]\"], attribute: aria-label }");
        assertThat(((Unreadable) read(attribute)).reason())
                .startsWith("metrics.likes: nothing found by [[data-testid=likes]], attribute aria-label");
    }

    @Test
    void withoutThePostNothingIsZero() {
        page = post("8", "12", "");

        assertThat(((Unreadable) read(profile(ORDERLY_LIKES, HIDDEN_LIKES))).cause())
                .isEqualTo(Cause.LAYOUT);
    }

    @Test
    void waitsForNumbersThatComeLater() {
        page = """
                <div id=later></div><script>setTimeout(() => {
                document.getElementById('later').innerHTML = `%s`;
                }, 300);
                setTimeout(() => { document.querySelector('[data-testid=views]').textContent = '31'; }, 600);</script>
                """.formatted(post("7", "...", "<b data-testid=likes>5</b>"));

        assertThat(read(profile())).isEqualTo(counts(31, 5));
    }

    @Test
    void aPageThatSaysSoIsGone() {
        page = "<p class=sorry>This post was deleted.</p>";

        assertThat(read(profile(ORDERLY_LIKES, ORDERLY_LIKES + "\n  gone: [\".sorry\"]")))
                .isEqualTo(new Unreadable(Cause.GONE, "the site says at %s that it is gone".formatted(address())));
    }

    @Test
    void readsInTheFormOfTheProfile() {
        page = post("7", "3,4&nbsp;Mio.", "<b data-testid=likes>1.234</b>");
        SiteProfile german = PracticeProfiles.with(
                url(),
                "decimal: \".\"\n    group: \",\"\n    suffixes: { K: 1000, M: 1000000 }",
                "decimal: \",\"\n    group: \".\"\n    suffixes: { Tsd.: 1000, Mio.: 1000000 }");

        assertThat(read(without(german))).isEqualTo(counts(3_400_000, 1_234));
    }

    @Test
    void asksTheSiteForNoPictures() {
        page = post("7", "1", "<b data-testid=likes>5</b><img src='/picture.png'>");

        assertThat(read(profile())).isEqualTo(counts(1, 5));
        assertThat(asked).contains("/@practice/posts/7").noneMatch(address -> address.contains("picture"));
    }

    @Test
    void anotherAccountsLoginCountsForNothing() {
        page = "<script>document.querySelector('[data-testid=account-handle]').setAttribute('href', '/@other')</script>"
                + post("7", "1", "<b data-testid=likes>5</b>");

        assertThat(((Unreadable) read(profile())).cause()).isEqualTo(Cause.LOGIN);
    }

    @Test
    void quotesThePageWithoutThePassword() {
        page = post("7", "practice practice", "");

        assertThat(((Unreadable) read(profile())).reason()).contains("'*** ***'");
    }

    private SiteReading read(SiteProfile profile) {
        return new PlaywrightSite(profile, new Credentials("practice", "practice"), worker)
                .engagementReader()
                .read(List.of(POST))
                .get(POST);
    }

    private SiteProfile profile() {
        return profile(ORDERLY_LIKES, ORDERLY_LIKES);
    }

    private SiteProfile profile(String piece, String replacement) {
        return without(PracticeProfiles.with(url(), piece, replacement));
    }

    /** Views and likes only, and little patience. */
    private static SiteProfile without(SiteProfile full) {
        MetricsProfile metrics = full.metrics().orElseThrow();
        MetricsProfile two = new MetricsProfile(
                metrics.url(),
                metrics.shown(),
                metrics.gone(),
                metrics.id(),
                Map.of(
                        Metric.VIEWS, metrics.counts().get(Metric.VIEWS),
                        Metric.LIKES, metrics.counts().get(Metric.LIKES)),
                metrics.numbers());
        return full.withMetrics(two).withDelays(new SiteProfile.Delays(full.delays(), Duration.ofSeconds(2)));
    }

    private static SiteReading counts(long views, long likes) {
        return new SiteReading.Read(new Metrics(Map.of(Metric.VIEWS, views, Metric.LIKES, likes)));
    }

    /** As it is reported: the user's name is the password too. */
    private String address() {
        return url() + "/@***/posts/7";
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        asked.add(address);
        byte[] bytes = (MARKER + (address.contains("/posts/") ? page : "")).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String post(String id, String views, String rest) {
        return "<article data-testid=post data-id='%s'>text <b data-testid=views>%s</b>%s</article>"
                .formatted(id, views, rest);
    }
}
