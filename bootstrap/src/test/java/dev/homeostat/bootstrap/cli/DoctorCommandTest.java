package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.homeostat.adapter.web.HealthEndpoint;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.engine.AccountStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The checklist, with a browser that is not there; with one, it is looked at in {@link RunCommandTest}. */
class DoctorCommandTest {

    private static final String AWAY =
            "database: {url: \"jdbc:postgresql://127.0.0.1:1/x\", user: me, password: hush-hush}\n";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void makesTheOtherChecksWhateverOneFinds() throws IOException {
        configure(AWAY);
        assertThat(doctor()).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("ok +java +version \\d+")
                .containsPattern("problem +configuration +browser.chromium: .*none is not a program")
                .containsPattern("problem +database +the database 'x' at 127.0.0.1:1 does not answer; start PostgreSQL")
                .containsPattern("skipped +schema +the database is away")
                .containsPattern("skipped +jobs +the database is away")
                .containsPattern("problem +browser +.*set it to the path of a Chromium")
                .containsPattern("skipped +site +there is no browser")
                .containsPattern("ok +health port +any free one")
                .containsPattern("warning +notices +no channel is configured")
                .containsPattern("(?m)^ok: \\d+, warnings: \\d+, problems: 3, skipped: \\d+$")
                .doesNotContain("hush", "practice-password");
    }

    @Test
    void makesNothing() throws IOException {
        configure("");
        doctor();
        assertThat(out.toString())
                .contains("is not there yet; 'run' makes it", "embedded, not set up yet; 'run' does it");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("own.yaml");
        }
    }

    @Test
    void aWrongConfigurationIsAProblemAndTheRestIsSkipped() throws IOException {
        Files.writeString(directory.resolve("own.yaml"), "acount: {id: main}\ntime: {rate: 0}\n");
        assertThat(doctor()).isEqualTo(1);
        assertThat(out.toString())
                .contains("there is no key acount.id; did you mean account.id?", "time.rate cannot be '0'")
                .containsPattern("skipped +database +the configuration is wrong");
    }

    @Test
    void anIncompleteConfigurationIsCheckedAsFarAsItGoes() throws IOException {
        Files.writeString(directory.resolve("own.yaml"), "state-directory: %s\n%s".formatted(state(), AWAY));
        assertThat(doctor()).isEqualTo(1);
        assertThat(out.toString())
                .contains("account.id is not set", "site.base-url is not set")
                .containsPattern("problem +database +the database 'x'");
    }

    @Test
    void looksIntoTheEmbeddedDatabaseThatIsThereAndChangesNothingInIt() throws IOException {
        configure("");
        try (AccountStore store =
                AccountStore.open(ConfigLoader.load(Optional.of(directory.resolve("own.yaml")), Map.of()))) {
            store.store().ports().controls().engageKillSwitch("ann", "something is wrong");
            doctor();
            assertThat(out.toString())
                    .containsPattern("ok +database +PostgreSQL 17")
                    .containsPattern("ok +schema +version " + store.store().schemaVersion())
                    .containsPattern("ok +clock +the database's clock is \\d+ ms")
                    .containsPattern("ok +contract ")
                    .containsPattern("warning +kill switch row +engaged: ann: something is wrong")
                    .containsPattern("skipped +jobs +no engine runs the account");
        }
    }

    @Test
    void warnsOfSecretsThatOthersCanReadAndOfTheStopFile() throws IOException {
        configure("");
        Files.setPosixFilePermissions(directory.resolve("own.yaml"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.createDirectories(state());
        Files.writeString(state().resolve("STOP"), "ann: wait");
        doctor();
        assertThat(out.toString())
                .containsPattern("warning +secrets +.*own.yaml can be read by others; run 'chmod 600")
                .containsPattern("warning +kill switch +the file .*STOP stops everything");
    }

    @Test
    void tellsAPortOfItsOwnFromOneThatAnotherProgramHas() throws IOException {
        try (HealthEndpoint engine = HealthEndpoint.start(0)) {
            configure("health: {port: %d}\n".formatted(engine.port()));
            doctor();
            assertThat(out.toString()).containsPattern("ok +health port +.* is that of a running engine");
        }
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            configure("health: {port: %d}\n".formatted(other.getAddress().getPort()));
            doctor();
            assertThat(out.toString()).containsPattern("problem +health port +.*set health.port to another port");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void printsOneJsonDocument() throws IOException {
        configure(AWAY);
        assertThat(doctor("--json")).isEqualTo(1);
        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.get("problem").asInt()).isEqualTo(3);
        assertThat(document.get("checks").get(0).get("check").asText()).isEqualTo("java");
        assertThat(document.get("checks").get(0).get("verdict").asText()).isEqualTo("ok");
    }

    private void configure(String more) throws IOException {
        String health = more.contains("health:") ? "" : "health: {port: 0}\n";
        Files.writeString(
                directory.resolve("own.yaml"), """
                account: {id: main, username: practice, password: practice-password}
                site: {base-url: "http://127.0.0.1:8090"}
                state-directory: %s
                control: {port: 0}
                browser: {chromium: %s}
                """.formatted(state(), directory.resolve("none")) + health + more);
        Files.setPosixFilePermissions(directory.resolve("own.yaml"), PosixFilePermissions.fromString("rw-------"));
    }

    private Path state() {
        return directory.resolve("state");
    }

    private int doctor(String... more) {
        out.getBuffer().setLength(0);
        CommandLine line = CommandLines.homeostat(Map.of());
        line.setOut(new PrintWriter(out));
        return line.execute(Stream.concat(
                        List.of("doctor", "-c", directory.resolve("own.yaml").toString()).stream(), Stream.of(more))
                .toArray(String[]::new));
    }
}
