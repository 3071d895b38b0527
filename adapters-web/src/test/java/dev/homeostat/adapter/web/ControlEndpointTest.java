package dev.homeostat.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.adapter.web.StopOrder.Way;
import dev.homeostat.adapter.web.StopState.Position;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlEndpointTest {

    private static final String TOKEN = "a-token-of-the-operator";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> given = Collections.synchronizedList(new ArrayList<>());
    private volatile Set<Way> works = EnumSet.allOf(Way.class);
    private volatile StopState state = new StopState(Position.RELEASED, Position.RELEASED, Optional.empty());
    private ControlEndpoint endpoint;

    @BeforeEach
    void start() {
        endpoint = ControlEndpoint.start(0, TOKEN, this::give, () -> state);
    }

    @AfterEach
    void close() {
        endpoint.close();
        client.close();
    }

    private Set<Way> give(String by, String reason) {
        given.add("%s: %s".formatted(by, reason));
        return works;
    }

    @Test
    void stopsAndSaysByWhichWays() throws Exception {
        HttpResponse<String> answer = send(stop("{\"reason\":\"it posts \\\"nonsense\\\"\"}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"stopped\":true,\"done\":[\"row\",\"file\"]}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(given).containsExactly("HTTP: it posts \"nonsense\"");
    }

    @Test
    void stopsByTheFileAloneWhileTheDatabaseIsDown() throws Exception {
        works = EnumSet.of(Way.FILE);

        assertThat(send(stop("")).body()).isEqualTo("{\"stopped\":true,\"done\":[\"file\"]}");
    }

    @Test
    void saysSoWhenNothingWasStopped() throws Exception {
        works = EnumSet.noneOf(Way.class);

        assertThat(send(stop("")).statusCode()).isEqualTo(503);
    }

    @Test
    void anOrderThatBreaksIsAnAnswerToo() throws Exception {
        try (ControlEndpoint broken = ControlEndpoint.start(
                0,
                TOKEN,
                (by, reason) -> {
                    throw new IllegalStateException("secret detail");
                },
                () -> {
                    throw new IllegalStateException("secret detail");
                })) {
            HttpResponse<String> stop =
                    send(authorized(broken.port(), "/control/stop").POST(BodyPublishers.noBody()));
            HttpResponse<String> read =
                    send(authorized(broken.port(), "/control").GET());

            assertThat(List.of(stop.statusCode(), read.statusCode())).containsOnly(500);
            assertThat(stop.body() + read.body()).doesNotContain("secret detail");
        }
    }

    @Test
    void aStopIsNeverRefusedForItsWording() throws Exception {
        for (String body :
                List.of("", "stop!", "{\"reason\":7}", "{\"why\":\"x\"}", "{\"reason\":\" \"}", "[1", "{\"a\":{")) {
            assertThat(send(stop(body)).statusCode()).as(body).isEqualTo(200);
        }
        assertThat(given).hasSize(7).containsOnly("HTTP: no reason given");
    }

    @Test
    void keepsAReasonToOneLineOfBoundedLength() throws Exception {
        send(stop("{\"more\":[1,{\"reason\":\"not this\"}],\"reason\":\"first\\nsecond\\u0000\"}"));
        send(stop("{\"reason\":\"" + "x".repeat(2_000) + "\"}"));

        assertThat(given).containsExactly("HTTP: first second", "HTTP: " + "x".repeat(300));
    }

    @Test
    void tellsHowTheKillSwitchStands() throws Exception {
        assertThat(send(read()).body())
                .isEqualTo("{\"killSwitch\":\"released\",\"row\":\"released\",\"file\":\"released\",\"reason\":null}");

        state = new StopState(Position.UNKNOWN, Position.RELEASED, Optional.empty());
        assertThat(send(read()).body()).startsWith("{\"killSwitch\":\"unknown\"");

        state = new StopState(Position.UNKNOWN, Position.ENGAGED, Optional.of("said \"no\""));
        assertThat(send(read()).body())
                .isEqualTo(
                        "{\"killSwitch\":\"engaged\",\"row\":\"unknown\",\"file\":\"engaged\",\"reason\":\"said \\\"no\\\"\"}");
        assertThat(given).isEmpty();
    }

    @Test
    void refusesWhoeverDoesNotKnowTheToken() throws Exception {
        String[] wrong = {
            "Bearer " + TOKEN + "x",
            "Bearer " + TOKEN.toUpperCase(Locale.ROOT),
            "Bearer ",
            "Bearer",
            TOKEN,
            "Basic " + TOKEN
        };
        for (String authorization : wrong) {
            HttpResponse<String> answer = send(request(endpoint.port(), "/control/stop")
                    .header("Authorization", authorization)
                    .POST(BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertThat(send(request(endpoint.port(), "/control").GET()).statusCode())
                .isEqualTo(401);
        assertThat(send(request(endpoint.port(), "/nothing").GET()).statusCode())
                .isEqualTo(401);
        assertThat(send(authorized(endpoint.port(), "/control")
                                .header("Authorization", "Bearer other")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
        assertThat(given).isEmpty();
    }

    @Test
    void theSchemeMayBeWrittenInAnyCase() throws Exception {
        assertThat(send(request(endpoint.port(), "/control")
                                .header("Authorization", "bearer " + TOKEN)
                                .GET())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatABrowserDoesForAnotherSite() throws Exception {
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(send(stop("").header("Sec-Fetch-Site", site)).statusCode())
                    .isEqualTo(403);
        }
        for (String origin : List.of("https://example.com", "null", "http://127.0.0.1:1", "http://localhost")) {
            assertThat(send(stop("").header("Origin", origin)).statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(given).isEmpty();
    }

    @Test
    void letsItsOwnPagesAndTheAddressBarThrough() throws Exception {
        String own = "http://127.0.0.1:" + endpoint.port();
        assertThat(send(stop("").header("Sec-Fetch-Site", "same-origin").header("Origin", own))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(read().header("Sec-Fetch-Site", "none")).statusCode()).isEqualTo(200);
    }

    /** A name of another site that was made to point to this machine is sent as the host. */
    @Test
    void refusesAForeignHostName() throws Exception {
        assertThat(statusFor("evil.example:" + endpoint.port())).isEqualTo(403);
        assertThat(statusFor("localhost:9999")).isEqualTo(200);
        assertThat(statusFor("127.0.0.1")).isEqualTo(200);
    }

    @Test
    void refusesOtherMethodsAndPaths() throws Exception {
        HttpResponse<String> get =
                send(authorized(endpoint.port(), "/control/stop").GET());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).contains("POST");

        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            HttpResponse<String> answer =
                    send(authorized(endpoint.port(), "/control").method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        }
        assertThat(given).isEmpty();
    }

    @Test
    void offersNoWayToRelease() throws Exception {
        for (String path : List.of("/control/release", "/control/start", "/control/stop/undo", "/")) {
            HttpResponse<String> answer = send(authorized(endpoint.port(), path).POST(BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        assertThat(send(authorized(endpoint.port(), "/control/stop").DELETE()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        assertThat(send(stop("x".repeat(ControlEndpoint.MAX_BODY + 1))).statusCode())
                .isEqualTo(413);
        byte[] large = "y".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        HttpRequest.Builder chunked = authorized(endpoint.port(), "/control/stop")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        assertThat(send(chunked).statusCode()).isEqualTo(413);
        assertThat(given).isEmpty();

        assertThat(send(stop("x".repeat(ControlEndpoint.MAX_BODY))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() throws Exception {
        HttpResponse<String> answer =
                send(authorized(endpoint.port(), "/control").HEAD());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void listensOnThisMachineOnly() {
        assertThat(endpoint.url()).isEqualTo("http://127.0.0.1:%d/control".formatted(endpoint.port()));
        assertThatThrownBy(() -> {
                    try (Socket socket = new Socket("127.0.0.2", endpoint.port())) {
                        socket.getOutputStream().write('G');
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void doesNotStartWithATokenThatCanBeGuessed() {
        assertThatThrownBy(() -> ControlEndpoint.start(0, "short-secret", this::give, () -> state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16")
                .hasMessageNotContaining("short-secret");
    }

    @Test
    void namesThePortThatIsInUse() {
        assertThatThrownBy(() -> ControlEndpoint.start(endpoint.port(), TOKEN, this::give, () -> state))
                .isInstanceOf(PortUnavailable.class);
    }

    private HttpRequest.Builder stop(String body) {
        return authorized(endpoint.port(), "/control/stop").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder read() {
        return authorized(endpoint.port(), "/control").GET();
    }

    private static HttpRequest.Builder authorized(int port, String path) {
        return request(port, path).header("Authorization", "Bearer " + TOKEN);
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private int statusFor(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            String request =
                    "GET /control HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                            .formatted(host, TOKEN);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
