package dev.homeostat.simulation.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PracticeSiteTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.120Z");
    private static final String MARKER = "<a data-testid=\"account-handle\" href=\"/@practice\">@practice</a>";

    private final PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults()
            .withUsers(Map.of("practice", "practice", "ann", "secret"))
            .withClock(InstantSource.fixed(NOW)));
    private final Visitor stranger = Visitor.stranger(site);
    private final Visitor user = Visitor.loggedIn(site);

    @AfterEach
    void close() {
        stranger.close();
        user.close();
        site.close();
    }

    @Test
    void answersThatItIsUp() throws Exception {
        assertThat(stranger.get("/healthz").body()).isEqualTo("ok");
    }

    @Test
    void sendsAStrangerToTheLogin() throws Exception {
        HttpResponse<String> home = stranger.get("/");
        HttpResponse<String> compose = stranger.get("/compose?reply_to=7");

        assertThat(home.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(home)).isEqualTo("/login?next=%2F");
        assertThat(Visitor.location(compose)).isEqualTo("/login?next=%2Fcompose%3Freply_to%3D7");
        assertThat(stranger.get("/login").body())
                .contains("name=\"username\"", "name=\"password\"", "data-testid=\"login-submit\"");
    }

    @Test
    void logsInAndShowsTheMarker() throws Exception {
        HttpResponse<String> answer =
                stranger.submit("/login", Map.of("username", "practice", "password", "practice", "next", "/compose"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(answer)).isEqualTo("/compose");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
        assertThat(stranger.get("/").body()).contains(MARKER);
        assertThat(stranger.get("/@practice").body()).contains(MARKER);
    }

    @Test
    void neverRedirectsToAnotherSiteAfterLogin() throws Exception {
        for (String next : new String[] {"https://example.org/", "//example.org", "/\\example.org", "/\r\nX-A: b"}) {
            HttpResponse<String> answer =
                    stranger.submit("/login", Map.of("username", "ann", "password", "secret", "next", next));

            assertThat(Visitor.location(answer)).isEqualTo("/");
        }
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        HttpResponse<String> answer = stranger.submit("/login", Map.of("username", "practice", "password", "guess"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("data-testid=\"login-error\"");
        assertThat(stranger.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void acceptsAPostAndConfirmsItOnItsOwnPage() throws Exception {
        HttpResponse<String> answer = user.post("Hello, world");

        assertThat(site.accepted())
                .containsExactly(new AcceptedPost(
                        "1000001", "practice", "Hello, world", NOW, NOW, Optional.empty(), Optional.empty()));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(answer)).isEqualTo("/@practice/posts/1000001?posted=1");
        assertThat(user.get(Visitor.location(answer)).body())
                .contains(
                        "data-testid=\"posted\"",
                        "<article data-testid=\"post\" data-id=\"1000001\" data-author=\"practice\">",
                        "<a data-testid=\"permalink\" href=\"/@practice/posts/1000001\">",
                        "<time datetime=\"2026-03-01T10:15:30.120Z\">",
                        "data-testid=\"text\">Hello, world</p>");
    }

    @Test
    void showsAPermalinkToAnyoneWithoutMarkerOrBanner() throws Exception {
        user.post("For all");

        assertThat(stranger.get("/@practice/posts/1000001?posted=1").body())
                .contains("For all")
                .doesNotContain("account-handle", "data-testid=\"posted\"");
        assertThat(stranger.get("/@ann/posts/1000001").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/@nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsAThreadByReplies() throws Exception {
        user.post("one");
        assertThat(user.get("/compose?reply_to=1000001").body())
                .contains("data-id=\"1000001\"", "name=\"reply_to\" value=\"1000001\"");

        user.reply("1000001", "two");
        user.reply("1000002", "three");

        assertThat(site.accepted())
                .extracting(AcceptedPost::inReplyTo)
                .containsExactly(Optional.empty(), Optional.of("1000001"), Optional.of("1000002"));
        assertThat(user.get("/@practice/posts/1000001").body())
                .contains("data-in-reply-to=\"1000001\"", ">two<")
                .doesNotContain(">three<");
        assertThat(user.get("/@practice").body()).contains(">one<", ">two<", ">three<");
    }

    @Test
    void refusesWhatIsEmptyTooLongOrAnswersNothing() throws Exception {
        List<HttpResponse<String>> answers =
                List.of(user.post(" \n"), user.post("🙂".repeat(281)), user.post("a\0b"), user.reply("42", "text"));

        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("data-testid=\"compose-error\"");
        }
        assertThat(site.accepted()).isEmpty();
        assertThat(user.post("🙂".repeat(280)).statusCode()).isEqualTo(303);
    }

    @Test
    void refusesAFormFromElsewhere() throws Exception {
        assertThat(user.submit("/compose", Map.of("text", "forged")).statusCode())
                .isEqualTo(403);
        assertThat(stranger.submit("/compose", Map.of("text", "forged")).statusCode())
                .isEqualTo(303);
        assertThat(site.accepted()).isEmpty();
    }

    @Test
    void acceptsARepeatedTokenOnlyOnce() throws Exception {
        Map<String, String> form = Map.of("csrf", user.csrf(), "text", "once", "idempotency_token", "t-1");

        String first = Visitor.location(user.submit("/compose", form));
        String second = Visitor.location(user.submit("/compose", form));

        assertThat(second).isEqualTo(first);
        assertThat(site.accepted()).hasSize(1);
    }

    @Test
    void givesEachFormATokenOfItsOwnUnlessToldNotTo() throws Exception {
        assertThat(token(user.get("/compose").body()))
                .isPresent()
                .isNotEqualTo(token(user.get("/compose").body()));

        try (PracticeSite without =
                        PracticeSite.start(PracticeSiteOptions.defaults().withoutFormTokens());
                Visitor other = Visitor.loggedIn(without)) {
            assertThat(token(other.get("/compose").body())).isEmpty();
        }
    }

    private static Optional<String> token(String html) {
        return Pattern.compile("name=\"idempotency_token\" value=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .findFirst();
    }

    @Test
    void escapesEverythingItShows() throws Exception {
        user.post("<script>alert('x')</script> & \"q\" 100%s");

        for (String page : new String[] {"/", "/@practice", "/@practice/posts/1000001", "/compose?reply_to=1000001"}) {
            assertThat(user.get(page).body())
                    .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot; 100%s")
                    .doesNotContain("alert('x')");
        }
        assertThat(user.reply("\"><b>", "text").body()).doesNotContain("\"><b>");
        assertThat(stranger.get("/login?next=%22%3E%3Cb%3E").body()).doesNotContain("\"><b>");
    }

    @Test
    void keepsLineEndsAndSpacesOfTheText() throws Exception {
        user.post("\r\n two  spaces\r\nnext\tline ");

        assertThat(site.accepted().getFirst().text()).isEqualTo("\n two  spaces\nnext\tline ");
        assertThat(user.get("/@practice").body()).contains(">\n two  spaces\nnext\tline </p>");
    }

    @Test
    void pagesTheTimelineNewestFirst() throws Exception {
        for (int i = 1; i <= 45; i++) {
            user.post("post " + i);
        }
        try (Visitor ann = Visitor.loggedIn(site, "ann", "secret")) {
            ann.post("by ann");
        }

        assertThat(ids(user.get("/@practice").body())).hasSize(20).startsWith("1000045", "1000044");
        assertThat(user.get("/@practice").body())
                .contains("<a rel=\"next\" data-testid=\"older\" href=\"/@practice?page=2\">");
        assertThat(ids(user.get("/@practice?page=2").body())).hasSize(20).startsWith("1000025");
        assertThat(ids(user.get("/@practice?page=3").body()))
                .containsExactly("1000005", "1000004", "1000003", "1000002", "1000001");
        assertThat(user.get("/@practice?page=3").body()).doesNotContain("data-testid=\"older\"");
        assertThat(ids(user.get("/@practice?page=4").body())).isEmpty();
        assertThat(ids(user.get("/").body())).startsWith("1000046", "1000045");
    }

    private static List<String> ids(String html) {
        return Pattern.compile("data-id=\"(\\d+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void namesThePortThatIsInUse() {
        PracticeSiteOptions samePort = PracticeSiteOptions.defaults().withPort(site.port());

        assertThatThrownBy(() -> PracticeSite.start(samePort))
                .isInstanceOf(PortInUse.class)
                .hasMessageContaining("port " + site.port() + " is in use");
    }
}
