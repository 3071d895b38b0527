package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeostat.adapter.playwright.InvalidProfile;
import dev.homeostat.adapter.playwright.SiteProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents quote is what the code says. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..", "..", "..");
    private static final Path EXAMPLE = Path.of("src");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern KNOWN = Pattern.compile("(.*?)zz: unknown key; known here: (.*)");

    @TempDir
    private Path directory;

    @Test
    void theReadmeQuotesTheExample() {
        String readme = text(ROOT.resolve("README.md"));

        assertThat(readme).contains(region(EXAMPLE.resolve("main/java/com/example/host/EmbeddedAccount.java")));
        assertThat(readme).contains(region(EXAMPLE.resolve("test/java/com/example/host/ReleaseAnnouncerTest.java")));
    }

    @Test
    void theProfileDocumentShowsTheProfileThatIsShipped() {
        assertThat(text(ROOT.resolve("docs/site-profiles.md"))).contains("```yaml\n" + practiceProfile() + "```");
    }

    @Test
    void theProfileDocumentListsTheFieldsThatTheCodeKnows() {
        List<String> documented = text(ROOT.resolve("docs/site-profiles.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(knownFields());
    }

    @Test
    void theProfileDocumentSaysWhichFieldsAreNeeded() {
        List<String> documented = text(ROOT.resolve("docs/site-profiles.md"))
                .lines()
                .filter(line -> line.startsWith("| `") && line.contains("` | yes |"))
                .map(line -> line.substring(3, line.indexOf('`', 3)) + ": missing")
                .toList();

        assertThat(refusals("login: {}\nloggedIn: {}\ncompose: {}\npostId: {}\ntimeline: {}\ndelays: {}\n"))
                .filteredOn(problem -> problem.endsWith(": missing"))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void linksLeadToFilesThatExist() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        assertThat(documents).hasSizeGreaterThan(15);
        for (Path document : documents) {
            assertThat(LINK.matcher(text(document)).results().map(link -> document.resolveSibling(link.group(1))))
                    .as("links in %s", document)
                    .allMatch(Files::exists);
        }
    }

    /** Puts a key that cannot be into every section; the refusals tell which keys can. */
    private NavigableSet<String> knownFields() {
        String probed = practiceProfile()
                .replaceAll("(?m)^(\\w+:)$", "$1\n  zz: 1")
                .replaceAll("(?m)^( {2}\\w+:)$", "$1\n    zz: 1")
                .replace("{ attribute", "{ zz: 1, attribute")
                .replace("{ selectors", "{ zz: 1, selectors")
                .replace("postId:\n", "postId:\n  fromElement: { zz: 1 }\n");
        NavigableSet<String> leaves = new TreeSet<>();
        NavigableSet<String> sections = new TreeSet<>();
        for (String problem : refusals(probed + "\nzz: 1\n")) {
            Matcher known = KNOWN.matcher(problem);
            assertThat(known.matches()).as(problem).isTrue();
            sections.add(known.group(1).replaceAll("\\.$", ""));
            Arrays.stream(known.group(2).split(", "))
                    .map(key -> known.group(1) + key)
                    .forEach(leaves::add);
        }
        leaves.removeAll(sections);
        return oneNameForAllExtracts(leaves);
    }

    /** Values are read from a page in the same way wherever that is: their three fields are listed once. */
    private static NavigableSet<String> oneNameForAllExtracts(NavigableSet<String> fields) {
        NavigableSet<String> listed = new TreeSet<>();
        for (String field : fields) {
            Matcher extract =
                    Pattern.compile("(.*)\\.(selectors|attribute|pattern)").matcher(field);
            listed.add(extract.matches() ? extract.group(1) : field);
        }
        return listed;
    }

    private List<String> refusals(String yaml) {
        Path file = directory.resolve("probed.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catchThrowableOfType(InvalidProfile.class, () -> SiteProfile.load(file))
                .problems();
    }

    /** What stands between the marks, without the indentation and the marks. */
    private static String region(Path source) {
        Matcher marked =
                Pattern.compile("(?s)// \\[(\\w+)]\n(.*?) *// \\[/\\1]").matcher(text(source));
        assertThat(marked.find()).as("marks in %s", source).isTrue();
        return marked.group(2).stripTrailing().stripIndent() + "\n";
    }

    private static String practiceProfile() {
        try (var yaml = SiteProfile.class.getResourceAsStream("/dev/homeostat/profile/practice.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
