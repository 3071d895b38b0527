package dev.homeostat.simulation.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of the simplest kind, who follows no redirect unasked. */
final class Visitor implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"(\\w+)\"");

    private final PracticeSite site;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Visitor(PracticeSite site) {
        this.site = site;
    }

    static Visitor stranger(PracticeSite site) {
        return new Visitor(site);
    }

    static Visitor loggedIn(PracticeSite site) {
        return loggedIn(site, "practice", "practice");
    }

    static Visitor loggedIn(PracticeSite site, String name, String password) {
        Visitor visitor = new Visitor(site);
        try {
            assertThat(visitor.submit("/login", Map.of("username", name, "password", password))
                            .statusCode())
                    .isEqualTo(303);
            return visitor;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the login failed", e);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, Duration limit) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).timeout(limit).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> submit(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> post(String text) throws IOException, InterruptedException {
        return submit("/compose", Map.of("csrf", csrf(), "text", text));
    }

    HttpResponse<String> reply(String parent, String text) throws IOException, InterruptedException {
        return submit("/compose", Map.of("csrf", csrf(), "text", text, "reply_to", parent));
    }

    String csrf() throws IOException, InterruptedException {
        Matcher matcher = CSRF.matcher(get("/compose").body());
        if (!matcher.find()) {
            throw new AssertionError("the composer carries no csrf token");
        }
        return matcher.group(1);
    }

    private URI address(String path) {
        return site.url().resolve(path);
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void close() {
        client.close();
    }
}
