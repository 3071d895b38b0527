package dev.homeostat.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthEndpointTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private HealthEndpoint endpoint;

    @BeforeEach
    void start() {
        endpoint = HealthEndpoint.start(0);
    }

    @AfterEach
    void close() {
        endpoint.close();
        client.close();
    }

    @Test
    void livesWhateverItsComponentsSay() throws Exception {
        endpoint.ready("database", ComponentState.DOWN, "gone");
        HttpResponse<String> answer = get("/health/live");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void isNotReadyBeforeAnythingWasReported() throws Exception {
        HttpResponse<String> answer = get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":\"starting\",\"components\":{}}");
    }

    @Test
    void isNotReadyWhileAComponentStarts() throws Exception {
        endpoint.ready("database", ComponentState.UP, "PostgreSQL 17");
        endpoint.ready("browser", ComponentState.STARTING, "");
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).startsWith("{\"status\":\"starting\"");
    }

    @Test
    void isReadyWhenEveryComponentIsUp() throws Exception {
        endpoint.ready("browser", ComponentState.DOWN, "no answer");
        endpoint.ready("browser", ComponentState.UP, "Chromium \"stable\"\n\u0001\ud83d");
        HttpResponse<String> answer = get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"up\",\"components\":{\"browser\":{\"state\":\"up\",\"critical\":true,"
                        + "\"detail\":\"Chromium \\\"stable\\\"\\u000a\\u0001\\ud83d\"}}}");
    }

    @Test
    void isNotReadyWhileACriticalComponentIsDegraded() throws Exception {
        endpoint.ready("database", ComponentState.UP, "schema 4");
        endpoint.ready("browser", ComponentState.DEGRADED, "Chromium does not start");
        HttpResponse<String> answer = get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).startsWith("{\"status\":\"degraded\"");
    }

    @Test
    void isReadyWithoutWhatIsNotCritical() throws Exception {
        endpoint.ready("database", ComponentState.UP, "schema 4");
        endpoint.report(
                "site",
                new ComponentReport(ComponentState.DOWN, false, "no answer", Optional.of(Duration.ofMillis(1250))));
        HttpResponse<String> answer = get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"site\":{\"state\":\"down\",\"critical\":false,\"seconds\":1.250,\"detail\":\"no answer\"}");
    }

    @Test
    void saysBothInOneAnswer() throws Exception {
        endpoint.ready("database", ComponentState.DOWN, "gone");
        HttpResponse<String> answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).startsWith("{\"live\":\"up\",\"status\":\"down\",\"components\":{\"database\"");
    }

    @Test
    void showsTheMetricsOnceThereAreAny() throws Exception {
        assertThat(get("/metrics").statusCode()).isEqualTo(503);
        endpoint.metrics(new MetricsPage("text/plain; version=0.0.4", () -> "jobs_total 1\n"));
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4");
        assertThat(answer.body()).isEqualTo("jobs_total 1\n");
    }

    @Test
    void refusesOtherPathsAndMethods() throws Exception {
        assertThat(get("/health/lively").statusCode()).isEqualTo(404);
        HttpRequest post = request("/health")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        HttpRequest head = request("/health/live").HEAD().build();
        assertThat(client.send(head, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClientThatSaysNothingKeepsNobodyWaiting() throws Exception {
        try (Socket first = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
                Socket second = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            first.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
            first.getOutputStream().flush();
            second.getOutputStream().write('G');
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void namesThePortThatIsInUseAndTheFix() {
        assertThatThrownBy(() -> HealthEndpoint.start(endpoint.port()))
                .isInstanceOfSatisfying(PortUnavailable.class, problem -> assertThat(problem.port())
                        .isEqualTo(endpoint.port()))
                .hasMessageContaining("port " + endpoint.port())
                .hasMessageContaining("choose another port");
    }

    @Test
    void closingAgainDoesNothing() {
        endpoint.close();
        endpoint.close();
        assertThatThrownBy(() -> get("/health/live")).isInstanceOf(ConnectException.class);
    }

    @Test
    void answersWithinASecondOfTheStartOfItsProcess() throws Exception {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OnlyHealth.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            int port = Integer.parseInt(process.inputReader().readLine());
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health/live".formatted(port)))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            // The bar is 1 s on an idle machine; the other second is for machines that build and test at once.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(endpoint.port(), path)))
                .timeout(Duration.ofSeconds(5));
    }
}
