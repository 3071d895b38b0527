package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.bootstrap.Main;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The start of the program as a process of its own: real Postgres, real Chromium, the practice site. */
@Timeout(180)
class RunCommandTest {

    @TempDir
    Path directory;

    private final PracticeSite site =
            PracticeSite.start(PracticeSiteOptions.defaults().withPort(0));
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void closeSite() {
        site.close();
    }

    @Test
    void comesUpStepByStepAndDoctorFindsItWell() throws Exception {
        configure("", ChromiumLocator.ofSystem());
        Process run = program("run");
        try (BufferedReader lines = run.errorReader(StandardCharsets.UTF_8)) {
            String health = health(lines);
            awaitLine(lines, "ready in ");
            assertThat(said)
                    .anyMatch(line -> line.matches("database \\d+\\.\\d s, schema \\d+, embedded"))
                    .anyMatch(line -> line.matches("browser \\d+\\.\\d s, a page came"))
                    .anyMatch(line -> line.matches("site \\d+\\.\\d s, logged in"))
                    .anyMatch(line -> line.matches("scheduler \\d+\\.\\d s, runs the account"));
            JsonNode ready = json(health, 200);
            assertThat(ready.get("status").asText()).isEqualTo("up");
            assertThat(ready.get("components").get("browser").get("seconds").asDouble())
                    .isPositive();

            Process doctor = program("doctor", "--live");
            String found = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(doctor.waitFor()).as(found).isZero();
            assertThat(found)
                    .containsPattern("ok +browser +.* showed a page after \\d+ ms")
                    .containsPattern("ok +site +.*answers, and the login works")
                    .containsPattern("ok +jobs ")
                    .contains("problems: 0, skipped: 0");
        } finally {
            end(run);
        }
    }

    @Test
    void aChromiumThatDoesNotStartIsWaitedForWhileTheEngineRuns() throws Exception {
        Path mended = directory.resolve("mended");
        Path script = Files.writeString(
                directory.resolve("chromium"), """
                #!/bin/sh
                [ -e '%s' ] && exec '%s' "$@"
                exit 7
                """.formatted(mended, program(ChromiumLocator.ofSystem())));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        configure("", ChromiumLocator.at(script));
        Process run = program("run");
        try (BufferedReader lines = run.errorReader(StandardCharsets.UTF_8)) {
            String health = health(lines);
            awaitLine(lines, "browser does not work: Chromium at ");
            awaitLine(lines, "scheduler ");
            JsonNode degraded = json(health, 503);
            assertThat(degraded.get("status").asText()).isEqualTo("degraded");
            assertThat(degraded.get("components").get("scheduler").get("state").asText())
                    .isEqualTo("up");

            Files.createFile(mended);
            awaitLine(lines, "ready in ");
            awaitLine(lines, "site ");
            assertThat(json(health, 200).get("status").asText()).isEqualTo("up");
        } finally {
            end(run);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsTriedThreeTimesAndThenEndsItWithOne() throws Exception {
        configure("database: {url: \"jdbc:postgresql://127.0.0.1:1/x\", user: me}\n", ChromiumLocator.ofSystem());
        Process run = program("run");
        String errors = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).isEqualTo(1);
        assertThat(errors)
                .contains("(try 1 of 3, the next in 1 s)", "(try 2 of 3, the next in 2 s)")
                .contains("homeostat: the database 'x' at 127.0.0.1:1 does not answer; start PostgreSQL there");
    }

    @Test
    void allThatIsWrongWithAConfigurationIsToldAtOnce() throws Exception {
        configure(
                "publishing: {rate: {start: 10}}\ncontent: {facts: [x.csv], generators: [poem]}\n",
                ChromiumLocator.at(directory.resolve("none")));
        Process run = program("run");
        String errors = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).isEqualTo(2);
        assertThat(errors)
                .contains("3 things are wrong", "browser.chromium: ", "publishing.rate ", "no generator 'poem'");
    }

    private void configure(String more, ChromiumLocator chromium) throws IOException {
        Files.writeString(
                directory.resolve("own.yaml"),
                """
                account: {id: main, username: practice, password: practice}
                site: {base-url: "%s"}
                state-directory: %s
                health: {port: 0}
                control: {port: 0}
                browser: {chromium: %s}
                notices: {webhook: {url: "http://127.0.0.1:9/"}, heartbeat: {url: "http://127.0.0.1:9/"}}
                """.formatted(site.url(), directory.resolve("state"), program(chromium)) + more);
    }

    private static Path program(ChromiumLocator chromium) {
        return switch (chromium.locate()) {
            case ChromiumLocator.Answer.Found(Path found) -> found;
            case ChromiumLocator.Answer.Missing missing -> missing.tried().getFirst();
        };
    }

    private Process program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", directory.resolve("own.yaml").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // What the environment says would win over the file.
        builder.environment().keySet().removeIf(name -> name.startsWith("HOMEOSTAT_"));
        return builder.start();
    }

    private String health(BufferedReader lines) throws IOException {
        return awaitLine(lines, "health: ").substring("health: ".length());
    }

    private String awaitLine(BufferedReader lines, String start) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("it ended without a line '%s': %s".formatted(start, said));
    }

    private static JsonNode json(String url, int status) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return new ObjectMapper().readTree(answer.body());
        }
    }

    private static void end(Process run) throws InterruptedException {
        run.destroy();
        if (!run.waitFor(60, TimeUnit.SECONDS)) {
            run.destroyForcibly().waitFor();
        }
    }
}
