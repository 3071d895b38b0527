package dev.homeostat.simulation.site;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands on all pages of the site for a while. */
class PracticeSitePagesTest {

    private static final Map<String, String> RIGHT = Map.of("username", "practice", "password", "practice");

    private final FaultPlan plan = FaultPlan.none();
    private final PracticeSite site =
            PracticeSite.start(PracticeSiteOptions.defaults().withFaults(plan));
    private final Visitor user = Visitor.loggedIn(site);
    private final Visitor stranger = Visitor.stranger(site);

    @AfterEach
    void close() {
        user.close();
        stranger.close();
        site.close();
    }

    @Test
    void standsOnEveryPageUntilItIsCleared() throws Exception {
        standsOnEveryPage(PageFault.CAPTCHA, 200, "captcha");
        standsOnEveryPage(PageFault.LOCKED, 403, "account-locked");
        standsOnEveryPage(PageFault.SUSPENDED, 403, "account-suspended");
        standsOnEveryPage(PageFault.RATE_LIMITED, 429, "rate-limited");
        standsOnEveryPage(PageFault.BROKEN, 500, "message");

        assertThat(site.accepted()).isEmpty();
    }

    private void standsOnEveryPage(PageFault fault, int status, String mark) throws Exception {
        String csrf = user.csrf();
        plan.show(fault, Lasting.untilCleared());

        for (String path : new String[] {"/", "/compose", "/@practice"}) {
            HttpResponse<String> page = user.get(path);
            assertThat(page.statusCode()).isEqualTo(status);
            assertThat(page.body()).contains("data-testid=\"%s\"".formatted(mark));
        }
        assertThat(user.submit("/compose", Map.of("csrf", csrf, "text", "x")).statusCode())
                .isEqualTo(status);
        assertThat(user.get("/healthz").statusCode()).isEqualTo(200);
        plan.clear();

        assertThat(user.get("/compose").body()).contains("data-testid=\"composer\"");
        assertThat(plan.usedFaults()).containsEntry("page-" + fault.label(), 4);
    }

    @Test
    void tellsALockOnlyToWhomItConcerns() throws Exception {
        plan.show(PageFault.LOCKED, Lasting.untilCleared());

        assertThat(stranger.get("/login").body()).contains("data-testid=\"login-submit\"");
        assertThat(stranger.submit("/login", RIGHT).statusCode()).isEqualTo(303);
        assertThat(stranger.get("/").body()).contains("data-testid=\"account-locked\"");
    }

    @Test
    void challengesWhoeverHasGivenTheRightPassword() throws Exception {
        plan.show(PageFault.CHALLENGE, Lasting.requests(1));

        assertThat(user.get("/compose").body()).contains("data-testid=\"login-submit\"");
        assertThat(user.submit("/login", Map.of("username", "practice", "password", "no"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(user.submit("/login", RIGHT).body()).contains("data-testid=\"login-challenge\"");
        assertThat(user.submit("/login", RIGHT).statusCode()).isEqualTo(303);
        assertThat(user.get("/compose").statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheSessionForGood() throws Exception {
        plan.show(PageFault.LOGGED_OUT, Lasting.requests(1));

        assertThat(user.get("/@practice").body()).contains("data-testid=\"login-submit\"");
        assertThat(user.get("/compose").statusCode()).isEqualTo(303);
    }

    @Test
    void breaksOffInTheMiddleOfAPage() throws Exception {
        // A client may ask for a page again by itself when it breaks off.
        plan.show(PageFault.TRUNCATED, Lasting.untilCleared());

        assertThatThrownBy(() -> user.get("/@practice")).isInstanceOf(IOException.class);
        plan.clear();
        assertThat(user.get("/@practice").statusCode()).isEqualTo(200);
    }

    @Test
    void saysNothingOverAConnectionThatStaysOpen() throws Exception {
        plan.show(PageFault.SILENT, Lasting.requests(1));

        assertThatThrownBy(() -> user.get("/@practice", Duration.ofSeconds(1)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(user.get("/@practice").statusCode()).isEqualTo(200);
    }

    @Test
    void coversAPageOnceSomebodyTypes() throws Exception {
        plan.show(PageFault.LATE_CAPTCHA, Lasting.requests(1));

        assertThat(user.get("/compose").body())
                .contains("data-testid=\"composer\"", "<template id=\"cover\">", "data-testid=\"captcha\"");
        assertThat(user.get("/compose").body()).doesNotContain("captcha");
    }

    @Test
    void servesAPageThatIsBusyWithItselfForGood() throws Exception {
        plan.show(PageFault.STUCK, Lasting.requests(1));

        assertThat(user.get("/compose").body()).contains("<script>while (true) {}</script>");
        assertThat(user.get("/compose").body()).contains("data-testid=\"composer\"");
    }

    @Test
    void showsAPictureWithEachPostWhereItIsToldTo() throws Exception {
        try (PracticeSite pictured =
                        PracticeSite.start(PracticeSiteOptions.defaults().withPictures());
                Visitor visitor = Visitor.loggedIn(pictured)) {
            visitor.post("Look");
            String page = visitor.get("/@practice").body();
            Matcher picture = Pattern.compile("<img alt=\"\" src=\"([^\"]+)\">").matcher(page);

            assertThat(picture.find()).isTrue();
            HttpResponse<String> answer = visitor.get(picture.group(1));
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/bmp");
            assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0))
                    .isGreaterThan(100_000);
        }
        assertThat(user.get("/@practice").body()).doesNotContain("<img");
    }

    @Test
    void saysHowMuchOfTheTimeIsLeftAndEndsWithIt() throws Exception {
        plan.show(PageFault.RATE_LIMITED, Lasting.time(Duration.ofMillis(1_500)));

        assertThat(user.get("/").headers().firstValue("Retry-After")).contains("2");
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(user.get("/").statusCode()).isEqualTo(200));
    }
}
