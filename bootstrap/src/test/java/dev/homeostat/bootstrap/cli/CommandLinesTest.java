package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.web.HealthEndpoint;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandLinesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void everyCommandHasHelpWithAnExample() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("Examples:", "Exit codes:");
        for (CommandLine command : line().getSubcommands().values()) {
            assertThat(command.getUsageMessage()).contains("Example", "--help");
        }
    }

    @Test
    void noCommandAndAnUnknownOneAreWrongUsage() {
        assertThat(execute()).isEqualTo(2);
        assertThat(execute("polish")).isEqualTo(2);
        assertThat(err.toString())
                .contains("Missing required subcommand", "polish")
                .doesNotContain("\tat ");
    }

    @Test
    void saysItsVersion() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).startsWith("homeostat ");
    }

    @Test
    void showsEachValueAndWhereItComesFromWithSecretsMasked() throws IOException {
        Path file = Files.writeString(directory.resolve("own.yaml"), "account: {id: main, password: hush}\n");
        assertThat(execute("config", "--config", file.toString())).isZero();
        assertThat(out.toString())
                .containsPattern("account\\.id +main +" + file + ":1")
                .containsPattern("health\\.port +8087 +default")
                .containsPattern("account\\.password +\\*+ +" + file + ":1")
                .doesNotContain("hush");
    }

    @Test
    void showsASingleKeyOrTheKeysOfAGroup() {
        assertThat(execute("config", "show", "--key", "publishing.rate")).isZero();
        assertThat(out.toString().lines().map(line -> line.split(" ", -1)[0]))
                .containsExactly("publishing.rate.least", "publishing.rate.most", "publishing.rate.start");
        assertThat(execute("config", "--key", "publishing.rat")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no key publishing.rat");
    }

    @Test
    void printsOneJsonDocumentWhenAskedTo() {
        assertThat(execute("config", "--json")).isZero();
        assertThat(out.toString())
                .startsWith("[\n  {\"key\": \"account.approval\", \"value\": \"auto\", \"source\": \"default\"},")
                .endsWith("]" + System.lineSeparator());
    }

    @Test
    void wrongConfigurationIsAShortMessageAndExitCodeTwo() throws IOException {
        Path file = Files.writeString(directory.resolve("own.yaml"), "acount: {id: main}\ntime: {rate: 0}\n");
        assertThat(execute("config", "-c", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("homeostat: 2 things are wrong")
                .contains(file + ":1: there is no key acount.id; did you mean account.id?")
                .contains(file + ":2: time.rate cannot be '0'; write a whole number from 1 to 100000")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aProblemOfACommandIsToldWithoutAStackTrace() {
        assertThat(execute("break")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("homeostat: it rains; take an umbrella" + System.lineSeparator());
    }

    @Test
    void aPortInUseIsToldWithoutAStackTrace() {
        assertThat(execute("listen")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot listen on 127.0.0.1 port").doesNotContain("\tat ");
    }

    @Test
    void anythingUnexpectedIsToldWithoutAStackTraceToo() {
        assertThat(execute("stumble")).isEqualTo(1);
        assertThat(err.toString())
                .contains("homeostat: unexpected: java.lang.IllegalStateException: oops")
                .doesNotContain("\tat ");
    }

    private int execute(String... arguments) {
        return line().execute(arguments);
    }

    private CommandLine line() {
        return CommandLines.homeostat(Map.of())
                .addSubcommand(new Breaking())
                .addSubcommand(new Listening())
                .addSubcommand(new Stumbling())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new Failures());
    }

    @Command(name = "break", mixinStandardHelpOptions = true, footer = "Example: homeostat break")
    private static final class Breaking implements Runnable {
        @Override
        public void run() {
            throw new StartupProblem("it rains", "take an umbrella");
        }
    }

    @Command(name = "listen", mixinStandardHelpOptions = true, footer = "Example: homeostat listen")
    private static final class Listening implements Runnable {
        @Override
        public void run() {
            try (HealthEndpoint first = HealthEndpoint.start(0);
                    HealthEndpoint second = HealthEndpoint.start(first.port())) {
                throw new AssertionError("two listen on " + second.port());
            }
        }
    }

    @Command(name = "stumble", mixinStandardHelpOptions = true, footer = "Example: homeostat stumble")
    private static final class Stumbling implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("oops");
        }
    }
}
