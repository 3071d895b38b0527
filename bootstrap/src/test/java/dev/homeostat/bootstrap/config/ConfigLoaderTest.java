package dev.homeostat.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.control.Mode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    @TempDir
    Path directory;

    @Test
    void everythingHasASafeDefault() {
        LoadedConfig config = load(Map.of());
        assertThat(config.values().account().mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(config.values().publishing().attemptLength()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.values().health().port()).isEqualTo(8087);
        assertThat(config.values().time().rate()).isEqualTo(1);
        assertThat(config.values().account().id()).isEmpty();
        assertThat(config.usesEmbeddedDatabase()).isTrue();
        assertThat(config.stateDirectory()).isAbsolute().endsWithRaw(Path.of(".homeostat"));
        assertThat(config.killSwitchFile()).isEqualTo(config.stateDirectory().resolve("STOP"));
        assertThat(config.shown()).allMatch(value -> value.source().equals("default"));
    }

    @Test
    void readsEveryKeyFromAFile() {
        LoadedConfig config = load("""
                account:
                  id: main
                  mode: live
                  username: ada
                  password: pa$${x}ss
                site:
                  profile: profiles/own.yaml
                  base-url: https://example.org/site
                state-directory: state
                kill-switch-file: halt
                database:
                  url: jdbc:postgresql://db/homeostat
                  user: homeostat
                browser.chromium: /opt/chromium
                health: {host: 0.0.0.0, port: 0}
                publishing:
                  attempt-length: 1m30s
                  minimum-gap: PT10M
                tenure:
                  length: 45s
                time:
                  rate: 60
                jobs:
                  posting:
                    every: 2m
                  reconcile:
                    every: 500h
                """, Map.of());
        HomeostatConfig values = config.values();
        assertThat(values.account().id()).contains("main");
        assertThat(values.account().mode()).isEqualTo(Mode.LIVE);
        assertThat(values.site().baseUrl()).contains(URI.create("https://example.org/site"));
        assertThat(values.database().url()).contains("jdbc:postgresql://db/homeostat");
        assertThat(values.browser().chromium()).contains(Path.of("/opt/chromium"));
        assertThat(values.health().host()).isEqualTo("0.0.0.0");
        assertThat(values.publishing().minimumGap()).isEqualTo(Duration.ofMinutes(10));
        assertThat(values.tenure().length()).isEqualTo(Duration.ofSeconds(45));
        assertThat(values.time().rate()).isEqualTo(60);
        assertThat(values.jobs().posting().every()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.killSwitchFile()).isAbsolute().endsWithRaw(Path.of("halt"));
        assertThat(config.secret("account.password").map(Secret::reveal)).contains("pa$${x}ss");
    }

    @Test
    void theEnvironmentWinsAndEachValueSaysWhereItComesFrom() {
        LoadedConfig config = load(
                "account:\n  id: main\n  username: ada\n",
                Map.of("HOMEOSTAT_ACCOUNT_ID", "other", "HOMEOSTAT_ACCOUNT_PASSWORD", "hush", "PATH", "/bin"));
        assertThat(config.values().account().id()).contains("other");
        assertThat(config.shown())
                .contains(
                        new ConfiguredValue("account.id", Optional.of("other"), "HOMEOSTAT_ACCOUNT_ID"),
                        new ConfiguredValue("account.username", Optional.of("ada"), file() + ":3"),
                        new ConfiguredValue("account.password", Optional.of("********"), "HOMEOSTAT_ACCOUNT_PASSWORD"),
                        new ConfiguredValue("account.mode", Optional.of("dry-run"), "default"),
                        new ConfiguredValue("database.url", Optional.empty(), "default"));
        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        StartupProblem problem = problem(
                """
                account:
                  id: Main Account
                  passwort: geheim
                publishing:
                  minimm-gap: 5m
                  attempt-length: soon
                health:
                  port: 99999
                database:
                  url: jdbc:postgresql://ada:hunter2@db/x?password=hunter2
                time:
                  rate:
                jobs: [1, 2]
                weather: fine
                """,
                Map.of("HOMEOSTAT_TENURE_LENGHT", "5s", "HOMEOSTAT_SITE_BASE_URL", "example.org"),
                "account.username",
                "account.password");
        assertThat(problem.problems())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        file()
                                + ":2: account.id cannot be 'Main Account'; write 1 to 64 lower-case letters, digits, '.', '-' or '_'",
                        file() + ":3: there is no key account.passwort; did you mean account.password?",
                        file() + ":5: there is no key publishing.minimm-gap; did you mean publishing.minimum-gap?",
                        file()
                                + ":6: publishing.attempt-length cannot be 'soon'; write a duration from 1s to 1h, such as 90s",
                        file()
                                + ":8: health.port cannot be '99999'; write a port from 1 to 65535, or 0 for any free one",
                        file()
                                + ":10: database.url cannot be 'jdbc:postgresql://ada:********@db/x?password=********'; write an address such as jdbc:postgresql://host:5432/name, without a user or password in it",
                        file() + ":12: time.rate has no value; write a whole number from 1 to 100000",
                        file() + ":13: jobs must be keys and values; write `key: value` below",
                        file() + ":14: there is no key weather; remove it; `homeostat config` lists all keys",
                        "HOMEOSTAT_TENURE_LENGHT: there is no such key; did you mean HOMEOSTAT_TENURE_LENGTH?",
                        "HOMEOSTAT_SITE_BASE_URL: site.base-url cannot be 'example.org'; write an address such as http://127.0.0.1:8090",
                        "account.username is not set; write the name as the site knows it into the configuration file or into HOMEOSTAT_ACCOUNT_USERNAME",
                        "account.password is not set; write the password into the configuration file or into HOMEOSTAT_ACCOUNT_PASSWORD");
    }

    @Test
    void aPasswordMayStandInAFileOfItsOwn() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "hush \r\n");
        LoadedConfig config = load(Map.of("HOMEOSTAT_ACCOUNT_PASSWORD_FILE", secret.toString()));
        assertThat(config.secret("account.password").map(Secret::reveal)).contains("hush ");
        assertThat(config.secret("database.password")).isEmpty();
    }

    @Test
    void aSecretFileThatIsMissingOrDoubleIsNamed() {
        StartupProblem problem = problem(
                "database:\n  password-file: /nowhere/secret\naccount:\n  password: a\n  password-file: b\n", Map.of());
        assertThat(problem.problems())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        file()
                                + ":2: database.password-file: the secret file /nowhere/secret does not exist; create it",
                        "account.password and account.password-file are both set; remove one of them");
    }

    @Test
    void aFileThatIsNotYamlIsToldWithItsLine() {
        assertThat(problem("account:\n  id: main\n id: other\n", Map.of()))
                .hasMessageStartingWith(file() + ":3: is not YAML: ");
    }

    @Test
    void aKeyThatIsSetTwiceIsRefused() {
        assertThat(problem("time: {rate: 1}\ntime: {rate: 2}\n", Map.of()))
                .hasMessage(file() + ":2: time.rate is set twice, first at " + file() + ":1; remove one");
    }

    @Test
    void aFileThatWasNamedMustExist() {
        StartupProblem problem = catchThrowableOfType(
                StartupProblem.class, () -> ConfigLoader.load(Optional.of(Path.of("/nowhere.yaml")), Map.of()));
        assertThat(problem).hasMessageStartingWith("/nowhere.yaml: there is no such configuration file; ");
    }

    @Test
    void variablesThatOtherProgramsReadAreNoKeys() {
        LoadedConfig config = load(Map.of(
                "HOMEOSTAT_JAVA_OPTS", "-Xmx1g",
                "HOMEOSTAT_SERVICE_HOST", "10.0.0.1",
                "HOMEOSTAT_PORT_8087_TCP", "tcp://10.0.0.1:8087",
                "HOMEOSTAT_CHROMIUM", "/opt/chromium"));
        assertThat(config.values().browser().chromium()).contains(Path.of("/opt/chromium"));
    }

    private LoadedConfig load(Map<String, String> environment) {
        return load("", environment);
    }

    private LoadedConfig load(String yaml, Map<String, String> environment, String... required) {
        try {
            return ConfigLoader.load(Optional.of(Files.writeString(file(), yaml)), environment, required);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private StartupProblem problem(String yaml, Map<String, String> environment, String... required) {
        return catchThrowableOfType(StartupProblem.class, () -> load(yaml, environment, required));
    }

    private Path file() {
        return directory.resolve("homeostat.yaml");
    }
}
