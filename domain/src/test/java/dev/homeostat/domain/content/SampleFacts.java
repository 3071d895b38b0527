package dev.homeostat.domain.content;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Facts to try things on. */
final class SampleFacts {

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
}
