package dev.homeostat.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.homeostat.domain.content.FactRotation.Lasting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FactRotationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Form PLAIN = new Form("statement", Form.SINGLE);
    private static final Form ASKED = new Form("question", Form.SINGLE);
    private static final FactRotation MONTHLY = new FactRotation(Duration.ofDays(30));

    @Test
    void whatWasNeverToldIsUsable() {
        List<Fact> facts = SampleFacts.many(2);

        assertThat(MONTHLY.usable(facts, List.of(), PLAIN, NOW)).isEqualTo(facts);
    }

    @Test
    void aFactReturnsOnlyAfterItsRestAndInAnotherForm() {
        List<Fact> facts = SampleFacts.many(1);
        List<FactUse> told = List.of(use(facts.getFirst(), PLAIN, NOW));
        Instant rested = NOW.plus(MONTHLY.rest());

        assertThat(MONTHLY.usable(facts, told, ASKED, rested.minusMillis(1))).isEmpty();
        assertThat(MONTHLY.usable(facts, told, ASKED, rested)).isEqualTo(facts);
        assertThat(MONTHLY.usable(facts, told, PLAIN, rested)).isEmpty();
    }

    @Test
    void onlyTheLastFormCounts() {
        List<Fact> facts = SampleFacts.many(1);
        List<FactUse> told = List.of(
                use(facts.getFirst(), ASKED, NOW), use(facts.getFirst(), PLAIN, NOW.minus(Duration.ofDays(40))));

        assertThat(MONTHLY.usable(facts, told, PLAIN, NOW.plus(MONTHLY.rest()))).isEqualTo(facts);
    }

    @Test
    void aUseToComeBlocksLikeOneThatWas() {
        List<Fact> facts = SampleFacts.many(1);
        List<FactUse> planned = List.of(use(facts.getFirst(), PLAIN, NOW.plus(Duration.ofHours(20))));

        assertThat(MONTHLY.usable(facts, planned, ASKED, NOW)).isEmpty();
    }

    /** A year of telling, the longest untold first: what the rule says is what a reader sees. */
    @Property(tries = 50)
    void noFactReturnsTooSoonOrInTheSameForm(
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 1, max = 6) int perDay,
            @ForAll @IntRange(min = 1, max = 60) int restDays) {
        List<FactUse> uses = told(count, perDay, restDays, 365);

        for (int i = 0; i < uses.size(); i++) {
            FactUse use = uses.get(i);
            uses.subList(0, i).stream()
                    .filter(earlier -> earlier.fact().equals(use.fact()))
                    .max(Comparator.comparing(FactUse::at))
                    .ifPresent(last -> {
                        assertThat(Duration.between(last.at(), use.at()))
                                .isGreaterThanOrEqualTo(Duration.ofDays(restDays));
                        assertThat(use.form()).isNotEqualTo(last.form());
                    });
        }
    }

    /** What is foretold is what comes when the facts are told one after the other. */
    @Property(tries = 200)
    void theFactsLastAsLongAsForetold(
            @ForAll @IntRange(min = 0, max = 40) int count,
            @ForAll @IntRange(min = 1, max = 6) int perDay,
            @ForAll @IntRange(min = 1, max = 40) int restDays) {
        FactRotation rotation = new FactRotation(Duration.ofDays(restDays));
        int days = 3 * (restDays + count);

        Lasting lasting = rotation.lasting(SampleFacts.many(count), fact -> true, List.of(), perDay, NOW);

        double lasted = (double) told(count, perDay, restDays, days).size() / perDay;
        switch (lasting) {
            case Lasting.Forever forever -> assertThat(lasted).isEqualTo(days);
            case Lasting.Days(double foretold, double sustained) -> {
                assertThat(foretold).isCloseTo(lasted, within(1e-9));
                assertThat(sustained).isLessThan(perDay);
            }
        }
    }

    @Property(tries = 200)
    void moreFactsNeverLastLess(
            @ForAll @IntRange(min = 0, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 12) int perDay,
            @ForAll @IntRange(min = 0, max = 40) int restDays) {
        FactRotation rotation = new FactRotation(Duration.ofDays(restDays));

        assertThat(days(rotation.lasting(SampleFacts.many(count + 1), fact -> true, List.of(), perDay, NOW)))
                .isGreaterThanOrEqualTo(
                        days(rotation.lasting(SampleFacts.many(count), fact -> true, List.of(), perDay, NOW)));
    }

    @Test
    void aHundredAndEightyFactsThatRestAMonthSustainSixADay() {
        assertThat(MONTHLY.lasting(SampleFacts.many(180), fact -> true, List.of(), 6, NOW))
                .isEqualTo(new Lasting.Forever(6));
        assertThat(MONTHLY.lasting(SampleFacts.many(179), fact -> true, List.of(), 6, NOW))
                .isEqualTo(new Lasting.Days(179 / 6.0, 179 / 30.0));
    }

    @Test
    void factsThatCannotReturnAreToldOnce() {
        List<Fact> facts = SampleFacts.many(10);

        assertThat(MONTHLY.lasting(facts, fact -> false, List.of(), 2, NOW)).isEqualTo(new Lasting.Days(5, 0));
        assertThat(MONTHLY.lasting(facts, fact -> false, List.of(use(facts.getFirst(), PLAIN, NOW)), 2, NOW))
                .isEqualTo(new Lasting.Days(4.5, 0));
    }

    @Test
    void factsThatAllRestLastNoTimeAlthoughTheySustainThePace() {
        List<Fact> facts = SampleFacts.many(60);
        List<FactUse> yesterday = facts.stream()
                .map(fact -> use(fact, PLAIN, NOW.minus(Duration.ofDays(1))))
                .toList();

        assertThat(MONTHLY.lasting(facts, fact -> true, yesterday, 1, NOW)).isEqualTo(new Lasting.Days(0, 2));
    }

    @Test
    void withoutRestOneFactIsEnough() {
        assertThat(new FactRotation(Duration.ZERO).lasting(SampleFacts.many(1), fact -> true, List.of(), 24, NOW))
                .isEqualTo(new Lasting.Forever(Double.POSITIVE_INFINITY));
    }

    @Test
    void aPaceOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MONTHLY.lasting(List.of(), fact -> true, List.of(), 0, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactRotation(Duration.ofSeconds(-1)));
    }

    private static List<FactUse> told(int count, int perDay, int restDays, int days) {
        FactRotation rotation = new FactRotation(Duration.ofDays(restDays));
        List<Fact> facts = new ArrayList<>(SampleFacts.many(count));
        List<FactUse> uses = new ArrayList<>();
        for (int i = 0; i < days * perDay; i++) {
            Instant at = NOW.plus(Duration.ofDays(1).dividedBy(perDay).multipliedBy(i));
            List<FactUse> latest = uses.subList(Math.max(0, uses.size() - 2 * count), uses.size());
            Form form = i / Math.max(count, 1) % 2 == 0 ? PLAIN : ASKED;
            List<Fact> usable = rotation.usable(facts, latest, form, at);
            if (usable.isEmpty()) {
                break;
            }
            uses.add(use(usable.getFirst(), form, at));
            facts.remove(usable.getFirst());
            facts.add(usable.getFirst());
        }
        return uses;
    }

    private static double days(Lasting lasting) {
        return switch (lasting) {
            case Lasting.Forever forever -> Double.POSITIVE_INFINITY;
            case Lasting.Days(double days, double sustained) -> days;
        };
    }

    private static FactUse use(Fact fact, Form form, Instant at) {
        return new FactUse(fact.id(), form, at);
    }
}
