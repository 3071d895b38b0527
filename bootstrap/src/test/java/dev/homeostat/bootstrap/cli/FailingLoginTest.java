package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.bootstrap.Main;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an operator starts it, with a password that the site refuses. */
class FailingLoginTest {

    private static final String PASSWORD = "open-sesame-1001";

    @TempDir
    Path directory;

    @Test
    void thePasswordIsNowhereAndEveryLineIsOneDocument() throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults())) {
            Process program = program(site)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                assertThat(program.waitFor(120, TimeUnit.SECONDS)).isTrue();
            } finally {
                program.destroyForcibly();
            }
            assertThat(program.exitValue()).as(Files.readString(said)).isEqualTo(2);
        }

        Path log = directory.resolve("state/logs/homeostat.log");
        assertThat(said).content().contains("the login at the site failed").doesNotContain(PASSWORD);
        assertThat(log).content().contains("the login at the site failed").doesNotContain(PASSWORD);
        assertAllDocuments(said);
        assertAllDocuments(log);
    }

    private ProcessBuilder program(PracticeSite site) throws IOException {
        Path configuration = Files.writeString(
                directory.resolve("homeostat.yaml"), """
                account: {id: refused, username: practice}
                site: {base-url: "%s"}
                state-directory: %s
                health: {port: 0}
                control: {port: 0}
                log: {format: json, stderr: json}
                """.formatted(site.url(), directory.resolve("state")));
        ProcessBuilder program = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--config",
                configuration.toString());
        program.environment().put("HOMEOSTAT_ACCOUNT_PASSWORD", PASSWORD);
        return program;
    }

    private static void assertAllDocuments(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).isNotEmpty();
        ObjectMapper json = new ObjectMapper();
        for (String line : lines) {
            JsonNode document = json.readTree(line);
            assertThat(document.has("timestamp") && document.has("message"))
                    .as(line)
                    .isTrue();
        }
    }
}
