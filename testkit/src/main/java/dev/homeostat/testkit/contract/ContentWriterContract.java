package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.application.content.port.ContentWriter.Writing;
import dev.homeostat.domain.content.Brief;
import dev.homeostat.domain.content.Draft;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.post.PostText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ContentWriter} must do. */
public interface ContentWriterContract {

    /** The writer under test. */
    ContentWriter writer();

    @Test
    default void writesInStylesOfDifferentNames() {
        assertThat(writer().generators())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(name -> !name.isBlank())
                .isEqualTo(writer().generators());
    }

    @Test
    default void tellsTheFactsOfTheBriefAndNamesTheirSource() {
        assertThat(briefs()).isNotEmpty().allSatisfy(brief -> {
            Draft draft = written(brief);
            String whole = String.join("\n", texts(draft));
            assertThat(draft.form()).isEqualTo(brief.form());
            assertThat(draft.facts())
                    .containsExactlyElementsOf(
                            brief.facts().stream().map(Fact::id).toList());
            assertThat(draft.content().format()).isEqualTo(brief.form().format());
            assertThat(brief.facts()).allSatisfy(fact -> assertThat(whole).contains(fact.source()));
        });
    }

    @Test
    default void leavesNoSlotUnfilled() {
        assertThat(briefs()).allSatisfy(brief -> assertThat(texts(written(brief)))
                .noneMatch(text -> text.contains("{") || text.contains("}") || text.contains("null")));
    }

    @Test
    default void theSameBriefGivesTheSameAnswer() {
        assertThat(briefs())
                .allSatisfy(brief -> assertThat(writer().write(brief)).isEqualTo(writer().write(brief)));
    }

    @Test
    default void knowsWhatItCannotTell() {
        Fact tooLong = fact(1, "long ".repeat(2_000));
        assertThat(forms())
                .allSatisfy(form -> assertThat(writer().canTell(tooLong, form)).isFalse());
    }

    @Test
    default void refusesAFormThatItDoesNotKnow() {
        Brief brief = new Brief(new Form("no such style", Form.SINGLE), List.of(fact(1, "")), List.of(), 1);
        assertThat(writer().write(brief)).isInstanceOf(Writing.Refused.class);
    }

    private Draft written(Brief brief) {
        Writing writing = writer().write(brief);
        assertThat(writing).as("%s", brief.form()).isInstanceOf(Writing.Written.class);
        return ((Writing.Written) writing).draft();
    }

    private List<Brief> briefs() {
        List<Brief> briefs = new ArrayList<>();
        for (Form form : forms()) {
            List<Fact> facts = IntStream.rangeClosed(1, writer().factsFor(form))
                    .mapToObj(number -> fact(number, ""))
                    .toList();
            if (facts.stream().allMatch(fact -> writer().canTell(fact, form))) {
                briefs.add(new Brief(form, facts, List.of(), 42));
            }
        }
        return briefs;
    }

    private List<Form> forms() {
        return writer().generators().stream()
                .flatMap(generator -> Stream.of(Form.SINGLE, Form.THREAD).map(format -> new Form(generator, format)))
                .toList();
    }

    private static List<String> texts(Draft draft) {
        return draft.content().items().stream().map(PostText::value).toList();
    }

    private static Fact fact(int number, String more) {
        return new Fact(
                new FactId("fact-" + number),
                Dimension.TOPIC.word(),
                "Lighthouse number %d of the coast is %d meters high%s.".formatted(number, 20 + number, more),
                "Coast Guard, list %d".formatted(number),
                Optional.of(LocalDate.of(2024, 5, number)),
                Optional.of("How high is lighthouse number %d?".formatted(number)),
                Optional.of((20 + number) + " meters"));
    }
}
