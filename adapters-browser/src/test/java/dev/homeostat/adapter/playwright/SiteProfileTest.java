package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeostat.domain.publishing.SiteDelays;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteProfileTest {

    @TempDir
    private Path directory;

    @Test
    void knowsThePracticeSite() {
        SiteProfile profile = SiteProfile.practice(URI.create("http://127.0.0.1:1234"));

        assertThat(profile.name()).isEqualTo("practice");
        assertThat(profile.automation()).isEqualTo(SiteProfile.Automation.PERMITTED);
        assertThat(profile.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:1234"));
        assertThat(profile.maxLength()).isEqualTo(280);
        assertThat(profile.login().submit()).hasSizeGreaterThan(1);
        assertThat(profile.delays())
                .isEqualTo(new SiteDelays(
                        Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }

    @Test
    void readsAProfileFromAFile() throws IOException {
        SiteProfile profile = SiteProfile.load(file(PracticeProfiles.yaml()
                .replace("automation: permitted", "automation: prohibited")
                .replace("15s", "250ms")));

        assertThat(profile.automation()).isEqualTo(SiteProfile.Automation.PROHIBITED);
        assertThat(profile.delayBounds().navigation()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void tellsEveryProblemAtOnceWithItsPlace() throws IOException {
        List<String> problems = problemsOf(PracticeProfiles.yaml()
                .replace("automation: permitted", "automation: perhaps")
                .replace("baseUrl: http://127.0.0.1:8090", "baseUrl: ftp://host/path")
                .replace("maxLength: 280", "maxLength: many")
                .replace("  failure:", "  fialure:")
                .replace("{id}", "it")
                .replace("pattern: \"^/@([^/?#]+)$\"", "pattern: \"(\"")
                .replace("fromUrl: \"/posts/([^/?#]+)\"", "fromUrl: \"/posts/\"")
                .replace("shown: [\"section[data-testid=timeline]\"]", "shown: []")
                .replace("betweenReads: 10s", "betweenReads: 0s")
                .replace("clockTolerance: 5s", "clockTolerance: soon"));

        assertThat(problems)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).isEqualTo("automation: must be permitted or prohibited"),
                        problem -> assertThat(problem).startsWith("baseUrl: must be http or https"),
                        problem -> assertThat(problem).startsWith("maxLength: must be a whole number"),
                        problem -> assertThat(problem).isEqualTo("login.failure: missing"),
                        problem -> assertThat(problem).startsWith("login.fialure: unknown key; known here: failure,"),
                        problem -> assertThat(problem).startsWith("loggedIn.handle.pattern: not a regular expression"),
                        problem -> assertThat(problem).isEqualTo("compose.replyUrl: must contain {id}"),
                        problem -> assertThat(problem).startsWith("postId.fromUrl: must have a group"),
                        problem -> assertThat(problem).isEqualTo("timeline.shown: must name at least one selector"),
                        problem -> assertThat(problem).isEqualTo("delays.betweenReads: must be more than 0"),
                        problem -> assertThat(problem).startsWith("delays.clockTolerance: 'soon' is not a time"));
    }

    @Test
    void namesAMissingSectionOnceAndNotEverythingInIt() throws IOException {
        assertThat(problemsOf(PracticeProfiles.yaml().replaceAll("(?m)^login:\\n(  .*\\n)+", "")))
                .containsExactly("login: missing");
    }

    // An entry without its time could neither be matched nor tell how far a read reaches.
    @Test
    void wantsToKnowTheTimeOfAnEntry() throws IOException {
        assertThat(problemsOf(PracticeProfiles.yaml().replaceAll("(?m)^  time: .*\\n", "")))
                .containsExactly("timeline.time: missing");
    }

    @Test
    void tellsTheLineOfWhatIsNotYaml() throws IOException {
        assertThat(problemsOf("name: practice\nlogin: [\n")).singleElement().satisfies(problem -> assertThat(problem)
                .startsWith("line 2: not YAML"));
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertThat(problemsOf("")).contains("the file: must be a mapping");
    }

    @Test
    void refusesAKeyThatStandsTwice() throws IOException {
        assertThat(problemsOf(PracticeProfiles.yaml() + "name: again\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("name"));
    }

    @Test
    void namesTheFileThatIsMissing() {
        Path none = directory.resolve("none.yaml");

        assertThatThrownBy(() -> SiteProfile.load(none))
                .isInstanceOf(InvalidProfile.class)
                .hasMessageContaining(none.toString())
                .hasMessageContaining("there is no such file");
    }

    private List<String> problemsOf(String yaml) throws IOException {
        Path file = file(yaml);
        return catchThrowableOfType(InvalidProfile.class, () -> SiteProfile.load(file))
                .problems();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "site", ".yaml"), yaml);
    }
}
