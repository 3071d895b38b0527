package dev.homeostat.adapter.template;

import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Facts to try things on. */
final class SampleFacts {

    static final Fact TITAN = new Fact(
            new FactId("titan"),
            "moons",
            "Titan was discovered in 1655 by the Dutch astronomer Christiaan Huygens.",
            "NASA Science, Titan",
            Optional.of(LocalDate.of(2024, 3, 1)),
            Optional.of("Who discovered Titan?"),
            Optional.of("1655"));

    private SampleFacts() {}

    /** Facts of one topic that differ in nothing but their number. */
    static List<Fact> many(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Fact(
                        new FactId("fact-" + number),
                        "numbers",
                        "The number %d is one more than %d.".formatted(number, number - 1),
                        "Any primer",
                        Optional.empty(),
                        Optional.of("What is the number before %d plus one?".formatted(number)),
                        Optional.of(String.valueOf(number))))
                .toList();
    }

    /** Any text that a file could hold and a fact takes, but none that holds what the tests look for in the result. */
    static Arbitrary<String> texts() {
        StringArbitrary written = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\u00E4\u03A9\u6F22\u00A0\u200B\u2028\n\r\t\u0007");
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(60), written.ofMaxLength(60), written.ofMaxLength(20))
                .filter(text -> !text.isBlank() && !text.matches("(?s).*(null|[{}]|\\(\\)|# ).*"));
    }

    static Arbitrary<Fact> any() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        texts(),
                        Arbitraries.integers()
                                .between(0, 40_000)
                                .map(LocalDate::ofEpochDay)
                                .optional(),
                        questions().optional(),
                        figures().optional())
                .as((topic, statement, source, date, question, figure) ->
                        new Fact(new FactId("any"), topic, statement, source, date, question, figure));
    }

    private static Arbitrary<String> questions() {
        return Arbitraries.oneOf(texts(), texts().map(text -> text + "?"));
    }

    private static Arbitrary<String> figures() {
        return Arbitraries.oneOf(
                texts(),
                Arbitraries.integers().between(0, 9_999).flatMap(number -> texts().map(unit -> number + " " + unit)));
    }
}
