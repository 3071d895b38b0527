package dev.homeostat.simulation.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.template.Template;
import dev.homeostat.adapter.template.Templates;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadersEyeTest {

    private static final Instant WINTER_NOON = Instant.parse("2026-01-10T12:59:59Z");

    private final ReadersEye eye = new ReadersEye(new AudiencePlan(
            1, List.of("sea", "deep sea", "C64 games"), Optional.empty(), 0.2, 1, 100, ZoneId.of("Europe/Berlin")));

    @Test
    void aQuestionEndsItsFirstSentenceWithAQuestionMark() {
        assertThat(Stream.of(
                        "How deep is it?\n11 km.",
                        "How deep is it? 11 km.",
                        "Quick one: how deep is it?",
                        "Asked of Dr. Who. How deep is it?",
                        "3 kinds or 4?",
                        "\"How deep?\" they asked."))
                .allSatisfy(text -> assertThat(ReadersEye.style(text)).isEqualTo("question"));
    }

    @Test
    void aFigureBeginsWithADigit() {
        assertThat(Stream.of("11 km: so deep it is.", "~11 km deep.", "$5 a day", "3.5 km is its depth.\nReally?"))
                .allSatisfy(text -> assertThat(ReadersEye.style(text)).isEqualTo("figure"));
    }

    @Test
    void everythingElseIsAStatement() {
        assertThat(Stream.of(
                        "It is 11 km deep.\nIs it?",
                        "In numbers: 11 km.",
                        "Deep.\nHow deep?",
                        "A",
                        "Note: it is deep."))
                .allSatisfy(text -> assertThat(ReadersEye.style(text)).isEqualTo("statement"));
    }

    @Test
    void tellsTheTemplatesApartByWhatTheyWrite() {
        Fact fact = new Fact(
                new FactId("depth"),
                "deep sea",
                "The deep sea is up to 11 km deep.",
                "Atlas",
                Optional.empty(),
                Optional.of("How deep is the deep sea?"),
                Optional.of("11 km"));
        for (String generator : Templates.GENERATORS) {
            for (String format : List.of(Form.SINGLE, Form.THREAD)) {
                for (Template template : Templates.of(new Form(generator, format))) {
                    SeenPost post = new SeenPost(
                            template.fill(Collections.nCopies(template.facts(), fact)).orElseThrow().stream()
                                    .map(ReadersEyeTest::item)
                                    .toList());
                    assertThat(eye.arms(post))
                            .contains(
                                    new Arm(Dimension.GENERATOR, generator),
                                    new Arm(Dimension.FORMAT, format),
                                    new Arm(Dimension.TOPIC, "deep sea"));
                }
            }
        }
    }

    @Test
    void knowsATopicByItsHashtagBeforeItsName() {
        assertThat(topic("Of the deep sea. #C64Games")).contains("C64 games");
        assertThat(topic("On #DeepSea life and #sea")).contains("deep sea");
        assertThat(topic("The Deep\nSea is deep")).contains("deep sea");
        assertThat(topic("The sea, the deep sea")).contains("sea");
        assertThat(topic("#DeepSeaLife in seas")).isEmpty();
    }

    @Test
    void knowsAThreadByItsItemsAndATopicInAnyOfThem() {
        SeenPost thread = new SeenPost(List.of(item("One."), item("Two? #DeepSea")));

        assertThat(eye.arms(thread))
                .containsExactly(
                        Arm.hour(13),
                        new Arm(Dimension.GENERATOR, "statement"),
                        new Arm(Dimension.FORMAT, "thread"),
                        new Arm(Dimension.TOPIC, "deep sea"));
    }

    private Optional<String> topic(String text) {
        return eye.arms(new SeenPost(List.of(item(text)))).stream()
                .filter(arm -> arm.dimension() == Dimension.TOPIC)
                .map(Arm::name)
                .findFirst();
    }

    private static SeenPost.Item item(String text) {
        return new SeenPost.Item("1", text, WINTER_NOON);
    }
}
