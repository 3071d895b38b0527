package dev.homeostat.adapter.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.application.content.port.ContentWriter.Writing;
import dev.homeostat.domain.content.Brief;
import dev.homeostat.domain.content.Draft;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.LengthRule.Counting;
import dev.homeostat.domain.post.PostText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TemplateContentWriterTest {

    private static final List<Form> FORMS = Templates.GENERATORS.stream()
            .flatMap(generator -> Stream.of(new Form(generator, Form.SINGLE), new Form(generator, Form.THREAD)))
            .toList();
    private static final Form PLAIN = new Form(Templates.STATEMENT, Form.SINGLE);

    private final ContentWriter writer = new TemplateContentWriter(LengthRule.codePoints(280));

    @Property
    void whatCanBeToldIsWrittenWholeAndFits(
            @ForAll("facts") List<Fact> facts,
            @ForAll @IntRange(min = 20, max = 400) int max,
            @ForAll Counting counting,
            @ForAll long seed) {
        LengthRule rule = new LengthRule(max, counting, OptionalInt.empty());
        ContentWriter own = new TemplateContentWriter(rule);
        for (Form form : FORMS) {
            List<Fact> told = facts.subList(0, own.factsFor(form));
            Writing writing = own.write(new Brief(form, told, List.of(), seed));
            if (told.stream().allMatch(fact -> own.canTell(fact, form))) {
                assertThat(writing).isInstanceOf(Writing.Written.class);
            }
            if (writing instanceof Writing.Written(Draft draft)) {
                assertThat(draft.content().items()).allMatch(rule::takes);
                assertThat(draft.facts()).isEqualTo(told.stream().map(Fact::id).toList());
                told.forEach(fact -> assertThat(text(draft)).contains(oneLine(fact.statement())));
            }
        }
    }

    @Property
    void noTextHoldsATraceOfItsTemplate(@ForAll("facts") List<Fact> facts, @ForAll long seed) {
        for (Form form : FORMS) {
            if (writer.write(new Brief(form, facts.subList(0, writer.factsFor(form)), List.of(), seed))
                    instanceof Writing.Written(Draft draft)) {
                assertThat(text(draft)).doesNotContain("{", "}", "null", "  ").contains("#");
            }
        }
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\u00E4\u03A9\u6F22\u00A0\u200B\u2028\n\r\t\u0007")
                .ofMinLength(1)
                .ofMaxLength(80)
                .filter(any -> !any.isBlank() && !any.contains("null") && !any.matches("(?s).*[{}].*"));
        return Combinators.combine(
                        text,
                        text,
                        text,
                        Arbitraries.integers()
                                .between(0, 40_000)
                                .map(LocalDate::ofEpochDay)
                                .optional(),
                        text.map(any -> any + "?").optional(),
                        text.map(any -> "7 " + any).optional())
                .as((topic, statement, source, date, question, figure) ->
                        new Fact(new FactId("any"), topic, statement, source, date, question, figure))
                .list()
                .ofSize(3);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ").strip();
    }

    @Test
    void theSameBriefGivesTheSameAnswer() {
        for (Form form : FORMS) {
            Brief brief = new Brief(form, facts(writer.factsFor(form)), List.of(), 42);

            assertThat(writer.write(brief))
                    .isEqualTo(new TemplateContentWriter(LengthRule.codePoints(280)).write(brief));
        }
    }

    @Test
    void wordingsAreUsedInTurn() {
        for (Form form : FORMS) {
            long wordings =
                    Templates.of(form).stream().map(t -> t.wording()).distinct().count();
            List<Wording> latest = new ArrayList<>();
            for (int i = 0; i < 3 * wordings; i++) {
                latest.addFirst(draft(form, latest, i).wording());
            }

            assertThat(counted(latest, wording -> wording))
                    .hasSize((int) wordings)
                    .containsOnly(3L);
            assertThat(counted(latest.subList(0, 8), Wording::tone)).hasSize(4).containsOnly(2L);
        }
    }

    private static <T> List<Long> counted(List<Wording> wordings, Function<Wording, T> key) {
        return List.copyOf(wordings.stream()
                .collect(Collectors.groupingBy(
                        wording -> key.apply(wording).toString(), TreeMap::new, Collectors.counting()))
                .values());
    }

    @Test
    void theSeedChoosesAmongWhatIsEquallyGood() {
        assertThat(IntStream.range(0, 400)
                        .mapToObj(seed -> draft(PLAIN, List.of(), seed).wording())
                        .distinct())
                .hasSize(Templates.of(PLAIN).size());
    }

    @Test
    void aThreadNamesEachSourceWithItsFactWhereTheyDoNotFitTogether() {
        String source = "A source with a name of some length, volume %d".repeat(2);
        List<Fact> facts = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Fact(
                        new FactId("long-" + i),
                        "long names",
                        "Statement %d is long enough to leave no room for three sources of this length.".formatted(i),
                        source.formatted(i, i),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        Form thread = new Form(Templates.STATEMENT, Form.THREAD);

        Writing writing = writer.write(new Brief(thread, facts, List.of(), 1));

        assertThat(writing).isInstanceOfSatisfying(Writing.Written.class, written -> {
            List<PostText> items = written.draft().content().items();
            assertThat(items).hasSize(3);
            for (int i = 0; i < 3; i++) {
                assertThat(items.get(i).value()).contains(facts.get(i).source());
            }
            assertThat(items.getFirst().value()).contains("#LongNames");
        });
    }

    @Test
    void nothingIsShortened() {
        Fact longFact = new Fact(
                new FactId("long"),
                "length",
                "Long ".repeat(60) + "fact.",
                "A book",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(FORMS).noneMatch(form -> writer.canTell(longFact, form));
        assertThat(writer.write(new Brief(PLAIN, List.of(longFact), List.of(), 1)))
                .isEqualTo(new Writing.Refused("no wording of statement single fits facts [long]"));
    }

    @Test
    void refusesWhatIsNoFormAndTheWrongNumberOfFacts() {
        assertThat(writer.write(new Brief(new Form("poem", Form.SINGLE), facts(1), List.of(), 1)))
                .isEqualTo(new Writing.Refused("there is no form 'poem single'"));
        assertThat(writer.write(new Brief(PLAIN, facts(2), List.of(), 1)))
                .isEqualTo(new Writing.Refused("statement single tells 1 facts, not 2"));
        assertThat(writer.canTell(facts(1).getFirst(), new Form("poem", Form.SINGLE)))
                .isFalse();
    }

    private Draft draft(Form form, List<Wording> latest, long seed) {
        Writing writing = writer.write(new Brief(form, facts(writer.factsFor(form)), latest, seed));
        return ((Writing.Written) writing).draft();
    }

    private static List<Fact> facts(int count) {
        return Collections.nCopies(
                count,
                new Fact(
                        new FactId("titan"),
                        "moons",
                        "Titan was discovered in 1655.",
                        "NASA",
                        Optional.empty(),
                        Optional.of("When was Titan discovered?"),
                        Optional.of("1655")));
    }

    private static String text(Draft draft) {
        return draft.content().items().stream().map(PostText::value).collect(Collectors.joining("\n"));
    }
}
