package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.LengthRule.Counting;
import dev.homeostat.domain.publishing.SiteDelays;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
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
        assertThat(profile.lengthRule()).isEqualTo(LengthRule.codePoints(280));
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
                .replace("max: 280", "max: many")
                .replace("counting: code-points", "counting: words")
                .replace("  views: {", "  views: { absentMeans: 1,")
                .replace("group: \",\"", "group: \".\"")
                .replace("K: 1000", "K: 1")
                .replace("  failure:", "  fialure:")
                .replace("{id}", "it")
                .replace("pattern: \"^/@([^/?#]+)$\"", "pattern: \"(\"")
                .replace("fromUrl: \"/posts/([^/?#]+)\"", "fromUrl: \"/posts/\"")
                .replace("shown: [\"section[data-testid=timeline]\"]", "shown: []")
                .replace("betweenReads: 10s", "betweenReads: 0s")
                .replace("clockTolerance: 5s", "clockTolerance: soon"));

        assertThat(problems)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).isEqualTo("automation: must be permitted, owner or prohibited"),
                        problem -> assertThat(problem).startsWith("baseUrl: must be http or https"),
                        problem -> assertThat(problem).startsWith("length.max: must be a whole number"),
                        problem -> assertThat(problem)
                                .isEqualTo("length.counting: must be one of: code-points, utf-16, bytes, weighted"),
                        problem -> assertThat(problem).startsWith("metrics.url: must contain {id}"),
                        problem -> assertThat(problem).isEqualTo("delete.url: must contain {id}"),
                        problem -> assertThat(problem)
                                .isEqualTo("metrics.views.absentMeans: must be a whole number from 0 to 0"),
                        problem ->
                                assertThat(problem).isEqualTo("metrics.numbers.group: must not be the same as decimal"),
                        problem -> assertThat(problem)
                                .startsWith("metrics.numbers.suffixes.K: must be a whole number from 2"),
                        problem -> assertThat(problem).isEqualTo("login.failure: missing"),
                        problem -> assertThat(problem)
                                .startsWith("login.fialure: unknown key; known here: cookies, failure,"),
                        problem -> assertThat(problem).startsWith("loggedIn.handle.pattern: not a regular expression"),
                        problem -> assertThat(problem).isEqualTo("compose.replyUrl: must contain {id}"),
                        problem -> assertThat(problem).startsWith("postId.fromUrl: must have a group"),
                        problem -> assertThat(problem).isEqualTo("timeline.shown: must name at least one selector"),
                        problem -> assertThat(problem).isEqualTo("delays.betweenReads: must be more than 0"),
                        problem -> assertThat(problem).startsWith("delays.clockTolerance: 'soon' is not a time"));
    }

    @Test
    void knowsTheHostsOfItsSite() throws IOException {
        assertThat(SiteProfile.practice(URI.create("https://Example.org")).hosts())
                .containsExactly("example.org:443");

        assertThat(ProfileFile.parse(
                                "hosts",
                                PracticeProfiles.yaml()
                                        .replaceFirst(
                                                "(?m)^baseUrl: .*",
                                                "baseUrl: https://example.org\nhosts: [api.example.net, up.example.net:8443]")
                                        .replace("url: /login", "url: https://accounts.example.com/in?a={b}|c")
                                        .replaceFirst(
                                                "(?m)^  url: /@\\{handle}$", "  url: https://{handle}.example.com/"))
                        .hosts())
                .containsExactlyInAnyOrder(
                        "example.org:443",
                        "accounts.example.com:443",
                        "example.com:443",
                        "api.example.net:443",
                        "up.example.net:8443");
        assertThat(problemsOf(PracticeProfiles.yaml() + "\nhosts: https://api.example.net/\n"))
                .singleElement()
                .asString()
                .startsWith("hosts: must be hosts such as api.example.org");
    }

    @Test
    void namesAMissingSectionOnceAndNotEverythingInIt() throws IOException {
        assertThat(problemsOf(PracticeProfiles.yaml().replaceAll("(?m)^login:\\n(  .*\\n)+", "")))
                .containsExactly("login: missing");
    }

    @Test
    void doesWithoutWhatASiteHasNot() throws IOException {
        SiteProfile profile = SiteProfile.load(file(PracticeProfiles.yaml()
                .replaceAll("(?m)^(pages|delete):\\n(  .*\\n)+", "")
                .replaceAll("(?m)^  (duplicate|probeTimeout): .*\\n", "")));

        assertThat(profile.pages()).isEqualTo(SiteProfile.Pages.NONE);
        assertThat(profile.removal()).isEmpty();
        assertThat(profile.compose().duplicate()).isEmpty();
        assertThat(profile.delayBounds().probe()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void tellsWhatIsWrongWithPagesAndDeletion() throws IOException {
        assertThat(problemsOf(PracticeProfiles.yaml()
                        .replace("captcha: [\"[data-testid=captcha]\"]", "captcha: []")
                        .replace("  locked:", "  lokced:")
                        .replace("  url: /@{handle}/posts/{id}\n  button:", "  url: /@{handle}\n  buttons:")
                        .replace("probeTimeout: 20s", "probeTimeout: 0s")))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).isEqualTo("pages.captcha: must name at least one selector"),
                        problem -> assertThat(problem).startsWith("pages.lokced: unknown key; known here: captcha,"),
                        problem -> assertThat(problem).isEqualTo("delete.url: must contain {id}"),
                        problem -> assertThat(problem).isEqualTo("delete.button: missing"),
                        problem -> assertThat(problem).startsWith("delete.buttons: unknown key"),
                        problem -> assertThat(problem).isEqualTo("delays.probeTimeout: must be more than 0"));
    }

    // An entry without its time could neither be matched nor tell how far a read reaches.
    @Test
    void wantsToKnowTheTimeOfAnEntry() throws IOException {
        assertThat(problemsOf(PracticeProfiles.yaml().replaceAll("(?m)^  time: .*\\n", "")))
                .containsExactly("timeline.time: missing");
    }

    @Test
    void takesALengthInShortAndInFull() throws IOException {
        String section = "length:\n  max: 280\n  counting: code-points\n";
        String yaml = PracticeProfiles.yaml();

        assertThat(SiteProfile.load(file(yaml.replace(section, "maxLength: 300\n")))
                        .lengthRule())
                .isEqualTo(LengthRule.codePoints(300));
        assertThat(SiteProfile.load(file(yaml.replace("counting: code-points", "counting: weighted\n  link: 23")))
                        .lengthRule())
                .isEqualTo(new LengthRule(280, Counting.WEIGHTED, OptionalInt.of(23)));
        assertThat(problemsOf(yaml.replace(section, "")))
                .containsExactly("maxLength: either this or length is needed, and not both");
        assertThat(problemsOf(yaml + "maxLength: 280\n"))
                .containsExactly("maxLength: either this or length is needed, and not both");
    }

    @Test
    void doesWithoutMetricsButNotWithMetricsOfNothing() throws IOException {
        String without = PracticeProfiles.yaml().replaceAll("(?m)^metrics:\\n(  .*\\n)+", "");

        assertThat(SiteProfile.load(file(without)).metrics()).isEmpty();
        assertThat(problemsOf(PracticeProfiles.yaml().replaceAll("(?m)^  (views|likes|replies|reposts): .*\\n", "")))
                .containsExactly("metrics.views, likes, replies, reposts: at least one of them is needed");
    }

    @Test
    void toleratesAgesOnlyWithinTheTolerance() throws IOException {
        String ages = PracticeProfiles.yaml()
                .replace("attribute: datetime }", "relative: { \"{n}m\": 1m, \"{n} h\": 1h, soon: later } }");

        assertThat(problemsOf(ages))
                .containsExactly("timeline.time.relative.soon: 'later' is not a time such as 250ms, 5s, 2m or 1h");
        assertThat(problemsOf(ages.replace(", soon: later", "")))
                .containsExactly("delays.clockTolerance: must be more than the finest unit of timeline.time.relative");
        assertThat(SiteProfile.load(file(ages.replace(", soon: later", "").replace("Tolerance: 5s", "Tolerance: 90s")))
                        .timeline()
                        .time()
                        .relative()
                        .finest())
                .contains(Duration.ofMinutes(1));
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
