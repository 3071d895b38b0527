package dev.homeostat.adapter.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.post.DuplicatePolicy;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final List<Form> FORMS = Templates.GENERATORS.stream()
            .flatMap(generator -> Stream.of(new Form(generator, Form.SINGLE), new Form(generator, Form.THREAD)))
            .toList();

    @Property
    void noTextShowsThatItCameFromATemplate(@ForAll("facts") Fact fact) {
        for (Form form : FORMS) {
            for (Template template : Templates.of(form)) {
                told(template, fact).ifPresent(items -> assertThat(items).allSatisfy(item -> assertThat(item)
                        .doesNotContain("{", "}", "null", "  ", " \n", "\n ", "\n\n\n")
                        .isEqualTo(item.strip())));
            }
        }
    }

    @Property
    void whatTheLeanestTemplateCanTellEveryTemplateCan(@ForAll("facts") Fact fact) {
        for (Form form : FORMS) {
            boolean tellable = told(Templates.leanest(form).orElseThrow(), fact).isPresent();

            assertThat(Templates.of(form))
                    .allSatisfy(template ->
                            assertThat(told(template, fact).isPresent()).isEqualTo(tellable));
        }
    }

    @Provide
    Arbitrary<Fact> facts() {
        return SampleFacts.any();
    }

    @Test
    void everyStyleOpensAsItsNameSays() {
        for (Form form : FORMS) {
            for (Template template : Templates.of(form)) {
                String opening = told(template, SampleFacts.TITAN).orElseThrow().getFirst();
                switch (form.generator()) {
                    case Templates.QUESTION ->
                        assertThat(opening.lines().findFirst()).contains("Who discovered Titan?");
                    case Templates.FIGURE -> assertThat(opening).startsWith("1655");
                    default ->
                        assertThat(opening.lines().findFirst().orElseThrow()).endsWith("Huygens.");
                }
            }
        }
    }

    @Test
    void everyPostNamesSourceTopicAndDate() {
        for (Form form : FORMS) {
            for (Template template : Templates.of(form)) {
                assertThat(String.join("\n", told(template, SampleFacts.TITAN).orElseThrow()))
                        .contains("NASA Science, Titan (as of March 1, 2024)", "#Moons", SampleFacts.TITAN.statement());
            }
        }
    }

    @Test
    void everyFormHasManyWordings() {
        for (Form form : FORMS) {
            assertThat(Templates.of(form).stream().map(t -> t.wording().hook()).distinct())
                    .hasSizeGreaterThanOrEqualTo(3);
            assertThat(Templates.of(form).stream().map(t -> t.wording().tone()).distinct())
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void theLeanestTemplateLeavesTheMostRoom() {
        for (Form form : FORMS) {
            List<Integer> leanest = lengths(Templates.leanest(form).orElseThrow());
            for (Template template : apart(form)) {
                List<Integer> lengths = lengths(template);
                for (int item = 0; item < leanest.size(); item++) {
                    assertThat(leanest.get(item)).isLessThanOrEqualTo(lengths.get(item));
                }
            }
        }
    }

    /** Those that credit each fact by itself; how the others compare depends on the sources. */
    private static List<Template> apart(Form form) {
        List<Template> all = Templates.of(form);
        return form.format().equals(Form.SINGLE) ? all : all.subList(all.size() / 2, all.size());
    }

    private static List<Integer> lengths(Template template) {
        return told(template, SampleFacts.TITAN).orElseThrow().stream()
                .map(String::length)
                .toList();
    }

    @Test
    void whatAFactLooksLikeIsNeverReadAsATemplate() {
        Fact sly = new Fact(
                new FactId("sly"),
                "templates",
                "A template says {source} and [{date}] and $1 and %s.",
                "{statement}",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        Template template =
                Templates.leanest(new Form(Templates.STATEMENT, Form.SINGLE)).orElseThrow();

        assertThat(told(template, sly).orElseThrow())
                .containsExactly(
                        "A template says {source} and [{date}] and $1 and %s.\n\nSource: {statement} #Templates");
    }

    @Test
    void aFactWithoutAQuestionOrFigureIsNotToldInThatStyle() {
        Fact bare = new Fact(
                new FactId("bare"),
                "moons",
                "It is so.",
                "A book",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(FORMS.stream().filter(form -> told(Templates.leanest(form).orElseThrow(), bare)
                        .isPresent()))
                .allMatch(form -> form.generator().equals(Templates.STATEMENT))
                .hasSize(2);
    }

    @Test
    void aFigureMustBeginWithADigitAndAQuestionMustAsk() {
        Fact vague = new Fact(
                new FactId("vague"),
                "moons",
                "It is so.",
                "A book",
                Optional.empty(),
                Optional.of("Tell me"),
                Optional.of("about 5"));

        assertThat(told(
                        Templates.leanest(new Form(Templates.QUESTION, Form.SINGLE))
                                .orElseThrow(),
                        vague))
                .isEmpty();
        assertThat(told(
                        Templates.leanest(new Form(Templates.FIGURE, Form.SINGLE))
                                .orElseThrow(),
                        vague))
                .isEmpty();
    }

    @Test
    void aTopicBecomesOneWord() {
        assertThat(Hashtag.of("gas giants")).contains("#GasGiants");
        assertThat(Hashtag.of("Saturn's rings")).contains("#SaturnsRings");
        assertThat(Hashtag.of("NASA missions, 1970s")).contains("#NASAMissions1970s");
        assertThat(Hashtag.of("1977")).isEmpty();
        assertThat(Hashtag.of("***")).isEmpty();
    }

    @Test
    void aThreadGathersItsSourcesAtTheEnd() {
        Template thread =
                Templates.of(new Form(Templates.STATEMENT, Form.THREAD)).getFirst();

        assertThat(thread.fill(SampleFacts.many(3)).orElseThrow())
                .containsExactly(
                        "The number 1 is one more than 0.",
                        "The number 2 is one more than 1.",
                        "The number 3 is one more than 2.\n\nSources: Any primer #Numbers");
    }

    @Test
    void everyCreditIsKnownToTheRuleAgainstRepeats() {
        assertThat(Tone.ALL).allSatisfy(tone -> assertThat(DuplicatePolicy.CREDITS)
                .contains(tone.credit().toLowerCase(Locale.ROOT), tone.credits().toLowerCase(Locale.ROOT)));
    }

    @Test
    void aTemplateTellsExactlyItsFacts() {
        Template thread =
                Templates.leanest(new Form(Templates.STATEMENT, Form.THREAD)).orElseThrow();

        assertThatIllegalArgumentException().isThrownBy(() -> thread.fill(List.of(SampleFacts.TITAN)));
        assertThat(Templates.of(new Form("poem", Form.SINGLE))).isEmpty();
        assertThat(Templates.leanest(new Form("poem", Form.SINGLE))).isEmpty();
    }

    private static Optional<List<String>> told(Template template, Fact fact) {
        return template.fill(Collections.nCopies(template.facts(), fact));
    }
}
