package dev.homeostat.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeostat.adapter.web.HealthEndpoint;
import dev.homeostat.bootstrap.cli.CommandLines;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the unit and the container file say of the program is true of it. */
class OperationsFilesTest {

    private static final Path DIRECTORY = Path.of("..", "docs", "operations");
    private static final Path UNIT = DIRECTORY.resolve("homeostat.service");
    private static final Path CONTAINER = DIRECTORY.resolve("Containerfile");

    @TempDir
    Path temporary;

    /** Also what is commented out for those who need it: an unknown variable would be refused. */
    @Test
    void theProgramKnowsTheVariablesThatTheySet() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret"), "0123456789abcdef");
        for (Path file : List.of(UNIT, CONTAINER)) {
            Map<String, String> variables = new HashMap<>();
            Pattern.compile("(HOMEOSTAT_[A-Z_]+)=(\\S+)")
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(found -> variables.put(
                            found.group(1), found.group(1).endsWith("_FILE") ? secret.toString() : found.group(2)));
            variables.computeIfPresent("HOMEOSTAT_NOTICES_WEBHOOK_URL_FILE", (key, value) -> {
                return write(temporary.resolve("url"), "https://example.org/hook");
            });
            assertThat(variables).containsKeys("HOMEOSTAT_STATE_DIRECTORY", "HOMEOSTAT_ACCOUNT_PASSWORD_FILE");
            Path none = Files.writeString(temporary.resolve("none.yaml"), "account: {id: main}\n");
            LoadedConfig config = ConfigLoader.load(Optional.of(none), variables);
            assertThat(config.secret("account.password")).isPresent();
        }
    }

    @Test
    void theyStartACommandThatThereIs() throws IOException {
        assertThat(line(UNIT, "ExecStart=")).endsWith("/homeostat run --config /etc/homeostat/homeostat.yaml");
        assertThat(line(CONTAINER, "CMD [")).contains("\"run\", \"--config\", \"/etc/homeostat/homeostat.yaml\"");
        assertThat(CommandLines.homeostat(Map.of()).getSubcommands().get("run").getUsageMessage())
                .contains("--config");
    }

    @Test
    void theContainersHealthIsAskedForWhereItIsTold() throws Exception {
        MatchResult address = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)(/\\S+)")
                .matcher(Files.readString(CONTAINER))
                .results()
                .findFirst()
                .orElseThrow();
        LoadedConfig defaults = ConfigLoader.load(
                Optional.of(Files.writeString(temporary.resolve("empty.yaml"), "account: {id: main}\n")), Map.of());
        assertThat(defaults.values().health().port()).isEqualTo(Integer.parseInt(address.group(1)));
        try (HealthEndpoint endpoint = HealthEndpoint.start(0);
                HttpClient client = HttpClient.newHttpClient()) {
            URI live = URI.create("http://127.0.0.1:%d%s".formatted(endpoint.port(), address.group(2)));
            assertThat(client.send(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** The program takes up to two minutes to see an attempt to its end. */
    @Test
    void theyGiveItTheTimeToEndInOrder() throws IOException {
        assertThat(line(UNIT, "TimeoutStopSec=")).endsWith("=120");
        assertThat(line(UNIT, "SuccessExitStatus=")).endsWith("=143");
        assertThat(Files.readString(CONTAINER)).contains("--stop-timeout 120");
    }

    @Test
    void theContainerHoldsNoSecretAndIsNotRunByRoot() throws IOException {
        List<String> instructions = Files.readAllLines(CONTAINER).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(instructions).contains("USER homeostat").noneMatch(line -> line.contains("PASSWORD"));
    }

    @Test
    void systemdUnderstandsTheUnit() throws Exception {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "there is no systemd here");
        String unit = Files.readString(UNIT).replaceAll("(?m)^ExecStart=.*$", "ExecStart=/bin/true");
        Path copy = Files.writeString(temporary.resolve("homeostat.service"), unit);
        Process process = new ProcessBuilder(analyze.toString(), "verify", copy.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("homeostat.service")))
                .isEmpty();
    }

    private static String line(Path file, String start) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start)).findFirst().orElseThrow();
        }
    }

    private static String write(Path file, String text) {
        try {
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
