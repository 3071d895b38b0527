package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountSite;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import dev.homeostat.simulation.site.SiteSkin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProfileCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void aProfileInOrderIsSaidToBe() throws IOException {
        String file = profile(SiteProfile.builtInText("practice"));

        assertThat(run("profile", "check", file)).isZero();
        assertThat(out).hasToString("%s: in order; profile of 'practice'%n".formatted(file));
    }

    @Test
    void everyProblemIsToldWithItsLine() throws IOException {
        String file = profile("name: mine\nautomation: maybe\nlogin:\n  url: login\n");

        assertThat(run("profile", "check", file)).isEqualTo(2);
        assertThat(out.toString())
                .contains(file + ": line 2: automation: must be permitted, owner or prohibited")
                .contains(file + ": line 4: login.url: must begin with / or http")
                .contains(file + ": line 3: login.username: missing")
                .contains(file + ": line 1: compose: missing");
    }

    @Test
    void problemsAreOneJsonDocument() throws IOException {
        assertThat(run("profile", "check", profile("name: mine\nautomation: maybe\n"), "--json"))
                .isEqualTo(2);

        JsonNode problem =
                new ObjectMapper().readTree(out.toString()).get("problems").get(0);
        assertThat(problem.get("line").asInt()).isEqualTo(2);
        assertThat(problem.get("path").asText()).isEqualTo("automation");
    }

    @Test
    void whatComesWithTheProgramIsShown() {
        run("profile", "show");
        assertThat(out.toString().lines()).containsExactlyElementsOf(SiteProfile.builtIns());
        assertThat(run("profile", "show", "practice-drawer")).isZero();
        assertThat(out.toString()).contains("  kind: basic");
    }

    @Test
    void aSiteIsGoneThroughAndWhatIsNotFoundIsToldWithItsPicture() throws IOException {
        try (PracticeSite site =
                PracticeSite.start(PracticeSiteOptions.defaults().withSkin(SiteSkin.FORUM))) {
            String file = profile(SiteProfile.builtInText("practice-forum")
                    .replace("input[name=los]", "input[name=send]")
                    .replace("navigationTimeout: 15s", "navigationTimeout: 2s"));

            int exit = run(
                    "profile",
                    "check",
                    file,
                    "--live",
                    "--base-url",
                    site.url().toString(),
                    "--username",
                    "practice",
                    "--screenshots",
                    directory.resolve("pictures").toString());

            assertThat(exit).isEqualTo(1);
            assertThat(out.toString())
                    .containsPattern("found +loggedIn.marker +#kopf .ich")
                    .containsPattern("found +compose.text +form\\[name=schreiben] textarea")
                    .containsPattern(
                            "missing +compose.send +nothing .*matches .*name=send]; on " + site.url() + "/compose")
                    .containsPattern("see .*pictures/profile-compose-send-.*png")
                    .containsPattern("skipped +delete +no item of the account")
                    .contains("missing: 1,");
            assertThat(site.accepted()).isEmpty();
        }
    }

    @Test
    void withoutSomebodyToLogInAsNothingIsGoneThrough() {
        CommandLine line = CommandLines.homeostat(Map.of());
        StringWriter err = new StringWriter();
        line.setErr(new PrintWriter(err));

        assertThat(line.execute("profile", "check", "practice", "--live")).isEqualTo(2);
        assertThat(err.toString()).contains("give --username or account.username, and the password in");
    }

    @Test
    void aSiteThatTakesNoLoginByAProgramNeedsASession() throws IOException {
        SiteProfile profile = SiteProfile.load(Path.of(profile(SiteProfile.builtInText("practice")
                .replaceAll("(?m)^login:\\n(  .*\\n)+", "login:\n  kind: session\n"))));
        Path session = directory.resolve("session.json");

        assertThatThrownBy(() -> AccountSite.requireSession(profile, config(Map.of())))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("account.session-file is not set");
        Map<String, String> named = Map.of("HOMEOSTAT_ACCOUNT_SESSION_FILE", session.toString());
        assertThatThrownBy(() -> AccountSite.requireSession(profile, config(named)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(session.toString());
        Files.writeString(session, "{}");
        AccountSite.requireSession(profile, config(named));
    }

    private static LoadedConfig config(Map<String, String> environment) {
        return ConfigLoader.load(Optional.empty(), environment);
    }

    private String profile(String yaml) throws IOException {
        return Files.writeString(directory.resolve("site.yaml"), yaml).toString();
    }

    private int run(String... arguments) {
        Map<String, String> environment = Map.of(
                "HOMEOSTAT_ACCOUNT_PASSWORD",
                "practice",
                "HOMEOSTAT_STATE_DIRECTORY",
                directory.resolve("state").toString());
        CommandLine line = CommandLines.homeostat(environment);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }
}
