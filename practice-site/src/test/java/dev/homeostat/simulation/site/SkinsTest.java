package dev.homeostat.simulation.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is not seen through a browser; the skins themselves are gone through by their profiles. */
class SkinsTest {

    @Test
    void aSkinIsFoundByItsWord() {
        assertThat(SiteSkin.of("drawer")).contains(SiteSkin.DRAWER);
        assertThat(SiteSkin.of("Drawer")).isEmpty();
    }

    @Test
    void germanNumbersHaveAllDigitsBelowAMillion() {
        assertThat(NumberForm.german(0)).isEqualTo("0");
        assertThat(NumberForm.german(1_204)).isEqualTo("1.204");
        assertThat(NumberForm.german(999_999)).isEqualTo("999.999");
        assertThat(NumberForm.german(3_460_000)).isEqualTo("3,4\u00A0Mio.");
    }

    @Test
    void germanAgesAreNoMoreExactThanTheirUnit() {
        assertThat(GermanAges.of(Duration.ofSeconds(59))).isEqualTo("gerade eben");
        assertThat(GermanAges.of(Duration.ofSeconds(119))).isEqualTo("vor einer Minute");
        assertThat(GermanAges.of(Duration.ofMinutes(5))).isEqualTo("vor 5 Minuten");
        assertThat(GermanAges.of(Duration.ofHours(1))).isEqualTo("vor einer Stunde");
        assertThat(GermanAges.of(Duration.ofHours(30))).isEqualTo("vor einem Tag");
        assertThat(GermanAges.of(Duration.ofDays(3))).isEqualTo("vor 3 Tagen");
    }

    @Test
    void withHttpBasicNothingIsShownToWhoeverDoesNotSayWhoHeIs() throws Exception {
        try (PracticeSite site =
                PracticeSite.start(PracticeSiteOptions.defaults().withSkin(SiteSkin.DRAWER))) {
            HttpResponse<String> stranger = get(site, "/@practice", Optional.empty());

            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(stranger.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
            assertThat(get(site, "/@practice", Optional.of("practice:wrong")).statusCode())
                    .isEqualTo(401);
            assertThat(get(site, "/@practice", Optional.of("practice:practice")).body())
                    .contains("<strong id=\"whoami\">practice</strong>");
        }
    }

    private static HttpResponse<String> get(PracticeSite site, String path, Optional<String> nameAndPassword)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.url().resolve(path));
        nameAndPassword.ifPresent(pair -> request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
