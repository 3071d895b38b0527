package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ContentCommandTest {

    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "solar-system");
    private static final String FACTS = EXAMPLE.resolve("facts.csv").toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void showsPostsWithTheirLengthAndHowLongTheFactsLast() {
        assertThat(execute("content", "preview", "--n", "3", "--facts", FACTS)).isZero();

        assertThat(out.toString())
                .contains("\n3  ", "of 280 characters", "; facts ", "#", "facts: 203 (missions 45, ")
                .contains("at 6 posts a day they last 16.9 days; with 33 days of rest they sustain 6.2 facts a day");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSamePosts() {
        execute("content", "preview", "--facts", FACTS, "--seed", "7");
        String first = out.toString();
        out.getBuffer().setLength(0);
        execute("content", "preview", "--facts", FACTS, "--seed", "7");

        assertThat(out.toString()).isEqualTo(first);
        out.getBuffer().setLength(0);
        execute("content", "preview", "--facts", FACTS, "--seed", "8");
        assertThat(out.toString()).isNotEqualTo(first);
    }

    @Test
    void printsOneJsonDocument() throws IOException {
        assertThat(execute("content", "preview", "--n", "8", "--facts", FACTS, "--generator", "figure", "--json"))
                .isZero();

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.get("posts")).hasSize(8).allSatisfy(post -> {
            assertThat(post.get("generator").asText()).isEqualTo("figure");
            assertThat(post.get("items"))
                    .allSatisfy(item -> assertThat(item.get("length").asInt())
                            .isEqualTo(item.get("text")
                                    .asText()
                                    .codePointCount(0, item.get("text").asText().length()))
                            .isLessThanOrEqualTo(document.get("maxLength").asInt()));
            assertThat(post.get("items").get(0).get("text").asText()).matches("(?s)\\d.*");
        });
        assertThat(document.get("facts").asInt()).isEqualTo(203);
        assertThat(document.get("factsByTopic").get("planets").asInt()).isEqualTo(31);
        assertThat(document.get("problems")).isEmpty();
    }

    @Test
    void factsAndStylesComeFromTheConfiguration() throws IOException {
        assertThat(execute(
                        "content",
                        "preview",
                        "--n",
                        "4",
                        "--json",
                        "--config",
                        configuration("generators: [question]")))
                .isZero();

        assertThat(new ObjectMapper().readTree(out.toString()).get("posts"))
                .allSatisfy(post -> assertThat(post.get("items")
                                .get(0)
                                .get("text")
                                .asText()
                                .lines()
                                .findFirst()
                                .orElseThrow())
                        .endsWith("?"));
    }

    @Test
    void aMalformedRowIsAWarningAndTheRestIsWritten() throws IOException {
        Path facts = facts("""
                topic,fact,source
                moons,"This is never closed,NASA
                moons,Io is the most volcanically active body of the solar system.,
                moons,Titan is the only moon with a dense atmosphere.,NASA
                """);

        assertThat(execute("content", "preview", "--n", "1", "--facts", facts.toString()))
                .isZero();
        assertThat(out.toString()).contains("Titan is the only moon");
        assertThat(err.toString())
                .contains("facts.csv:2: a quote is opened and not closed", "facts.csv:3: the fact has no source");
    }

    @Test
    void checkTellsEveryProblemAndExitsWithOne() throws IOException {
        Path facts = facts("topic,fact,source\nmoons,Titan is cold.,NASA\nmoons,Io is hot.,\nmoons,%s.,NASA\n"
                .formatted("Long ".repeat(60)));

        assertThat(execute("content", "check", "--facts", facts.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("facts.csv:3: the fact has no source")
                .containsPattern("fact f-\\w+ is too long for every wording: the site takes 280 characters")
                .contains("too few facts for a statement thread: it tells 3 of one topic")
                .contains("too few facts for a question single: it tells 1 of one topic, each with a question");
    }

    @Test
    void checkFindsNothingWrongWithTheExample() {
        Map<String, String> fromHere =
                Map.of("HOMEOSTAT_SITE_PROFILE", EXAMPLE.resolve("profile.yaml").toString());

        assertThat(execute(
                        fromHere,
                        "content",
                        "check",
                        "--config",
                        EXAMPLE.resolve("homeostat.yaml").toString()))
                .isZero();
        assertThat(out.toString()).contains("at 3 posts a day they last for good");
    }

    @Test
    void checkOfGoodFactsExitsWithZero() throws IOException {
        assertThat(execute(
                        "content",
                        "check",
                        "--facts",
                        FACTS,
                        EXAMPLE.resolve("facts.md").toString(),
                        "--json"))
                .isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).get("problems")).isEmpty();
    }

    @Test
    void badInputIsToldWithAFix() throws IOException {
        assertThat(execute("content", "preview")).isEqualTo(2);
        assertThat(err.toString()).contains("no facts are named; set content.facts, or give --facts FILE");
        assertThat(execute("content", "preview", "--facts", "nowhere.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("there are no facts at nowhere.csv; name a .csv or .md file");
        assertThat(execute("content", "preview", "--facts", FACTS, "--generator", "questoin"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no generator 'questoin'; did you mean question?");
        assertThat(execute("content", "preview", "--facts", FACTS, "--n", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--n 0 is no number of posts; give 1 to 1000");
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void tooFewFactsAreToldWithHowManyPostsTheyGive() throws IOException {
        Path facts = facts("topic,fact,source\nmoons,Titan is the only moon with a dense atmosphere.,NASA\n");

        assertThat(execute("content", "preview", "--n", "2", "--facts", facts.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("the facts are enough for 1 of 2 posts", "add facts, or ask for fewer posts with --n");
    }

    @Test
    void threadsNeedThreeFactsOfOneTopic() throws IOException {
        Path facts = facts("topic,fact,source\nmoons,Titan is the only moon with a dense atmosphere.,NASA\n");

        assertThat(execute(
                        "content",
                        "preview",
                        "--n",
                        "1",
                        "--config",
                        configuration("formats: [thread]"),
                        "--facts",
                        facts.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("too few facts for a statement thread: it tells 3 of one topic")
                .contains("the facts are enough for 0 of 1 posts", "docs/facts.md");
    }

    private String configuration(String line) throws IOException {
        return Files.writeString(directory.resolve("homeostat.yaml"), """
                content:
                  facts: [%s]
                  %s
                """.formatted(
                                Path.of(FACTS).toAbsolutePath().normalize(), line))
                .toString();
    }

    private Path facts(String text) throws IOException {
        return Files.writeString(directory.resolve("facts.csv"), text);
    }

    private int execute(String... arguments) {
        return execute(Map.of(), arguments);
    }

    private int execute(Map<String, String> environment, String... arguments) {
        CommandLine line = CommandLines.homeostat(environment);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
