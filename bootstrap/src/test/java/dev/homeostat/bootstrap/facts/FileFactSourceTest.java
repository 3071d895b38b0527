package dev.homeostat.bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.content.port.FactSource.Facts;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFactSourceTest {

    private static final String HEADER = "id,topic,fact,source,date,question,figure\n";
    private static final String GOOD = "titan,moons,Titan has lakes.,NASA,2024-03-01,What has lakes?,2 worlds\n";

    @TempDir
    private Path directory;

    @Test
    void readsEveryColumn() {
        assertThat(csv(HEADER + GOOD))
                .isEqualTo(new Facts(
                        List.of(new Fact(
                                new FactId("titan"),
                                "moons",
                                "Titan has lakes.",
                                "NASA",
                                Optional.of(LocalDate.of(2024, 3, 1)),
                                Optional.of("What has lakes?"),
                                Optional.of("2 worlds"))),
                        List.of()));
    }

    @Test
    void columnsStandInAnyOrderAndMostAreOptional() {
        Facts facts = csv("Source, FACT ,topic\nNASA,Titan has lakes.,moons\n");

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.facts()).hasSize(1);
        assertThat(facts.facts().getFirst().figure()).isEmpty();
    }

    @Test
    void anIdIsMadeOfTheFactAndStays() {
        Facts one = csv("topic,fact,source\nmoons,Titan has lakes.,NASA\n");
        Facts moved = csv("source,topic,fact\n\nESA,Saturn,\"Titan  has\tlakes.\"\n");

        assertThat(moved.facts().getFirst().id())
                .isEqualTo(one.facts().getFirst().id());
    }

    @Test
    void aMarkAtTheBeginningAndWindowsLineEndsAreFine() {
        assertThat(csv("\uFEFF" + (HEADER + GOOD).replace("\n", "\r\n"))).isEqualTo(csv(HEADER + GOOD));
    }

    @Test
    void aSpreadsheetMayDivideBySemicolons() {
        assertThat(csv((HEADER + GOOD).replace(',', ';'))).isEqualTo(csv(HEADER + GOOD));
    }

    @Test
    void quotesHoldCommasQuotesAndLineEnds() {
        Facts facts = csv("""
                topic,fact,source
                moons,"Titan, the ""fog
                 moon"", has lakes.",NASA
                moons,B is so.,C
                """);

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.facts().stream().map(Fact::statement))
                .containsExactly("Titan, the \"fog moon\", has lakes.", "B is so.");
    }

    @Test
    void aMalformedRowIsNamedAndTheRestIsThere() {
        Facts facts = csv(HEADER
                + "a,moons,Too few,NASA\n"
                + GOOD
                + "b,moons,Too, many,NASA,,,\n"
                + "c,moons,\"Ends \"badly,NASA,,,\n"
                + "d,moons,All is well.,NASA,,,\n");

        assertThat(ids(facts)).containsExactly("titan", "d");
        assertThat(facts.problems())
                .satisfiesExactly(
                        first -> assertThat(first).contains("facts.csv:2: the row has 4 values, the header names 7"),
                        second -> assertThat(second).contains("facts.csv:4: the row has 8 values"),
                        third -> assertThat(third).contains("facts.csv:5: a closing quote must stand before a comma"));
    }

    @Test
    void afterAnUnclosedQuoteTheNextRowIsReadAgain() {
        Facts facts = csv(HEADER
                + "a,moons,\"Nobody closes this,NASA,,,\n"
                + "b,moons,\"This is, however, fine.\",NASA,,,\n"
                + "c,moons,So is this.,NASA,,,\n"
                + "d,moons,\"Nor this,NASA,,,\n");

        assertThat(ids(facts)).containsExactly("b", "c");
        assertThat(facts.problems())
                .satisfiesExactly(
                        first -> assertThat(first).contains("facts.csv:2: a quote is opened and not closed"),
                        second -> assertThat(second).contains("facts.csv:5: a quote is opened and not closed"));
    }

    @Test
    void whatCannotBeUsedIsToldWithItsLine() {
        Facts facts = csv(HEADER
                + "a,moons,No source.,,,,\n"
                + "b,,No topic.,NASA,,,\n"
                + "c,moons,,NASA,,,\n"
                + "d,moons,No day.,NASA,March 2024,,\n"
                + "e,1977,No hashtag.,NASA,,,\n"
                + "f,moons,First.,NASA,,,\n"
                + "f,moons,Second.,NASA,,,\n"
                + "g,moons,First.,NASA,,,\n"
                + "h,moons,A\u0007bell.,NASA,,,\n");

        assertThat(ids(facts)).containsExactly("f");
        assertThat(facts.problems().stream().map(problem -> problem.replaceFirst("^.*?facts\\.csv:", "")))
                .containsExactly(
                        "2: the fact has no source",
                        "3: the fact has no topic",
                        "4: the fact has no text",
                        "5: the date 'March 2024' is not a day such as 2024-03-31",
                        "6: the topic '1977' has no letter, so it makes no hashtag",
                        facts.problems().get(5).replaceFirst("^.*?facts\\.csv:", ""),
                        facts.problems().get(6).replaceFirst("^.*?facts\\.csv:", ""),
                        "10: the fact holds a character that cannot be shown");
        assertThat(facts.problems().get(5)).contains("facts.csv:8: the id 'f' stands at ", "facts.csv:7 already");
        assertThat(facts.problems().get(6)).contains("facts.csv:9: this fact stands at ", "facts.csv:7 already");
    }

    @Test
    void aFactStaysWhenOnlyItsFigureOrQuestionIsUnusable() {
        Facts facts = csv(HEADER + "a,moons,It is so.,NASA,,Tell me,about 5 km\n");

        assertThat(facts.facts()).hasSize(1);
        assertThat(facts.facts().getFirst().question()).isEmpty();
        assertThat(facts.facts().getFirst().figure()).isEmpty();
        assertThat(facts.problems())
                .satisfiesExactly(
                        question -> assertThat(question)
                                .endsWith(
                                        "csv:2: the question 'Tell me' does not end with a question mark and is left out"),
                        figure -> assertThat(figure)
                                .endsWith(
                                        "csv:2: the figure 'about 5 km' does not begin with a digit and is left out"));
    }

    @Test
    void anUnknownColumnIsToldAndIgnored() {
        Facts facts = csv("topic,fact,source,figur,notes\nmoons,It is so.,NASA,5,mine\n");

        assertThat(facts.facts()).hasSize(1);
        assertThat(facts.problems())
                .satisfiesExactly(
                        near -> assertThat(near).endsWith("csv:1: there is no column 'figur'; did you mean figure?"),
                        far -> assertThat(far).contains("csv:1: there is no column 'notes'; known here: id, topic"));
    }

    @Test
    void aHeaderThatLacksWhatIsNeededIsToldOnce() {
        Facts facts = csv("moons,Titan has lakes.,NASA\nmoons,Titan is cold.,NASA\n");

        assertThat(facts.facts()).isEmpty();
        assertThat(facts.problems()).last().asString().contains("csv:1: the header lacks topic, fact, source;");
        assertThat(csv("topic,topic,fact,source\n").problems())
                .singleElement()
                .asString()
                .contains("csv:1: there are two columns 'topic'");
    }

    @Test
    void aLineThatIsNotUtf8IsLeftOut() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HEADER.getBytes(StandardCharsets.UTF_8));
        bytes.write("a,moons,\u00C4rger.,NASA,,,\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(GOOD.getBytes(StandardCharsets.UTF_8));

        Facts facts = read(Files.write(directory.resolve("latin.csv"), bytes.toByteArray()));

        assertThat(ids(facts)).containsExactly("titan");
        assertThat(facts.problems())
                .singleElement()
                .asString()
                .endsWith("latin.csv:2: the line is not UTF-8 and is left out");
    }

    @Test
    void anotherEncodingIsToldOnce() throws IOException {
        Path file = Files.write(directory.resolve("wide.csv"), (HEADER + GOOD).getBytes(StandardCharsets.UTF_16));

        assertThat(read(file).problems())
                .singleElement()
                .asString()
                .endsWith("wide.csv: the file is UTF-16; save it as UTF-8");
    }

    @Test
    void missingAndEmptyAndForeignFilesAreProblems() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.csv"), "\n \n");
        Path header = Files.writeString(directory.resolve("header.csv"), HEADER);
        Path other = Files.writeString(directory.resolve("facts.txt"), "x");
        Path hollow = Files.createDirectory(directory.resolve("hollow"));

        assertThat(new FileFactSource(List.of(directory.resolve("gone.csv"), empty, header, other, hollow))
                        .read().problems().stream().map(problem -> problem.substring(problem.lastIndexOf('/') + 1)))
                .containsExactlyInAnyOrder(
                        "gone.csv: there is no such file",
                        "empty.csv: the file is empty",
                        "header.csv: there is no fact in the file",
                        "facts.txt: the name of a file of facts ends with .csv or .md",
                        "hollow: the directory holds no .csv and no .md file");
    }

    @Test
    void aDirectoryIsReadByName() throws IOException {
        Files.writeString(directory.resolve("b.csv"), HEADER + GOOD);
        Files.writeString(directory.resolve("a.md"), "# moons\n- Io is hot. (Source: NASA)\n");
        Files.writeString(directory.resolve("README.md"), "# About\n- These are facts.\n");
        Files.writeString(directory.resolve(".hidden.csv"), "x");

        Facts facts = new FileFactSource(List.of(directory, directory.resolve("b.csv"))).read();

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.facts().stream().map(Fact::statement)).containsExactly("Io is hot.", "Titan has lakes.");
    }

    @Test
    void aChangedFileIsReadAgainAndAnUnchangedOneIsNot() throws IOException {
        Path file = Files.writeString(directory.resolve("facts.csv"), HEADER + GOOD);
        FileFactSource source = new FileFactSource(List.of(file));
        Facts before = source.read();

        assertThat(source.read()).isSameAs(before);

        Files.writeString(file, HEADER + GOOD.replace("Titan", "Tatin"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(source.read().facts().getFirst().statement()).isEqualTo("Tatin has lakes.");

        Files.delete(file);
        assertThat(source.read().facts()).isEmpty();
        assertThat(source.read().problems()).hasSize(1);
    }

    @Test
    void manyThreadsSeeTheSame() throws IOException {
        FileFactSource source =
                new FileFactSource(List.of(Files.writeString(directory.resolve("facts.csv"), HEADER + GOOD)));

        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> source.read())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void readsFactsFromMarkdown() {
        Facts facts = markdown("""
                # Facts

                Any text.

                ## ice *giants*

                - Uranus lies on
                  its side. (Source: NASA (2020), Uranus, as of 2024-03-01)
                  - question: Which planet lies on its side?
                  - figure: 98 degrees
                  - id: uranus-tilt
                - Neptune is far. (source: ESA)

                1. Ordered lists are fine.
                   - source: NASA
                   - date: 2024-03-02
                """);

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.facts()).hasSize(3);
        assertThat(facts.facts().getFirst())
                .isEqualTo(new Fact(
                        new FactId("uranus-tilt"),
                        "ice giants",
                        "Uranus lies on its side.",
                        "NASA (2020), Uranus",
                        Optional.of(LocalDate.of(2024, 3, 1)),
                        Optional.of("Which planet lies on its side?"),
                        Optional.of("98 degrees")));
        assertThat(facts.facts().getLast().date()).contains(LocalDate.of(2024, 3, 2));
    }

    @Test
    void whatCannotBeUsedInMarkdownIsToldWithItsLine() {
        Facts facts = markdown("""
                - No topic. (Source: NASA)

                ## moons
                - No source.
                - No day. (Source: NASA, as of March)
                - All is well. (Source: NASA)
                  - remark: none
                """);

        assertThat(facts.facts()).hasSize(1);
        assertThat(facts.problems().stream().map(problem -> problem.replaceFirst("^.*?facts\\.md:", "")))
                .containsExactly(
                        "1: the fact has no topic",
                        "4: the fact has no source",
                        "5: the date 'March' is not a day such as 2024-03-31",
                        "7: below a fact stand id, source, date, question or figure, each with a colon");
    }

    @Test
    void theSamplesInTheDocumentAreRead() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "facts.md"));
        for (Facts sample : List.of(csv(sample(document, "csv")), markdown(sample(document, "markdown")))) {
            assertThat(sample.problems()).isEmpty();
            assertThat(ids(sample)).containsExactly("titan-discovery");
            assertThat(sample.facts().getFirst().figure()).contains("1655");
        }
    }

    private static String sample(String document, String language) {
        String start = "```" + language + "\n";
        int from = document.indexOf(start) + start.length();
        return document.substring(from, document.indexOf("```", from));
    }

    private static List<String> ids(Facts facts) {
        return facts.facts().stream().map(fact -> fact.id().value()).toList();
    }

    private Facts csv(String text) {
        return written("facts.csv", text);
    }

    private Facts markdown(String text) {
        return written("facts.md", text);
    }

    private Facts written(String name, String text) {
        try {
            return read(Files.writeString(directory.resolve(name), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Facts read(Path file) {
        return new FileFactSource(List.of(file)).read();
    }
}
