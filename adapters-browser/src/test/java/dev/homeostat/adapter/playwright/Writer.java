package dev.homeostat.adapter.playwright;

import dev.homeostat.simulation.site.PracticeSite;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts on the practice site without a browser, to fill timelines fast. */
final class Writer implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"(\\w+)\"");

    private final HttpClient client;
    private final URI site;

    private Writer(URI site, CookieManager cookies) {
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
        this.site = site;
    }

    /** Posts the numbers from 1 on, each as a text. */
    static void fill(PracticeSite site, int posts) throws IOException, InterruptedException {
        try (Writer writer = new Writer(site.url(), new CookieManager())) {
            writer.send("/login", "username=practice&password=practice");
            Matcher csrf = CSRF.matcher(writer.get("/compose"));
            if (!csrf.find()) {
                throw new IOException("no form at the practice site");
            }
            for (int i = 1; i <= posts; i++) {
                writer.send("/compose", "csrf=" + csrf.group(1) + "&text=" + encoded("Post " + i));
            }
        }
    }

    /** Logs in and gives the session in Playwright's form, as a person would save it. */
    static String session(PracticeSite site) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        try (Writer writer = new Writer(site.url(), cookies)) {
            writer.send("/login", "username=practice&password=practice");
            HttpCookie cookie = cookies.getCookieStore().getCookies().getFirst();
            return """
                    {"cookies": [{"name": "%s", "value": "%s", "domain": "127.0.0.1", "path": "/", "expires": -1,
                      "httpOnly": true, "secure": false, "sameSite": "Lax"}], "origins": []}
                    """.formatted(cookie.getName(), cookie.getValue());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(site.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void send(String path, String form) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(site.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 303) {
            throw new IOException("the practice site answered %d at %s".formatted(answer.statusCode(), path));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
