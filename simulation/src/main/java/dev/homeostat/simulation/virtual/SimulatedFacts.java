package dev.homeostat.simulation.virtual;

import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Facts about nothing: as many and as different as a long life needs, the same for the same seed. */
final class SimulatedFacts {

    static final List<String> TOPICS = List.of("amber", "basalt", "cobalt", "delta", "ember");

    private static final int PER_TOPIC = 360;
    private static final int WORDS = 7;
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private final SplittableRandom random;

    private SimulatedFacts(SplittableRandom random) {
        this.random = random;
    }

    static List<Fact> drawnFrom(SplittableRandom random) {
        SimulatedFacts facts = new SimulatedFacts(random);
        List<Fact> all = new ArrayList<>();
        for (int number = 0; number < PER_TOPIC; number++) {
            for (String topic : TOPICS) {
                all.add(facts.next("%s-%d".formatted(topic, number), topic));
            }
        }
        return all;
    }

    private Fact next(String id, String topic) {
        String subject = word();
        int figure = random.nextInt(2, 1_000_000);
        StringBuilder statement = new StringBuilder("The ").append(subject);
        for (int i = 0; i < WORDS; i++) {
            statement.append(' ').append(word());
        }
        statement.append(" has ").append(figure).append(' ').append(word()).append('.');
        return new Fact(
                new FactId(id),
                topic,
                statement.toString(),
                "Almanac, page " + random.nextInt(1, 1_000),
                Optional.empty(),
                Optional.of("What has the %s %s?".formatted(subject, word())),
                Optional.of(figure + " " + word()));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int syllable = random.nextInt(2, 4); syllable > 0; syllable--) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.toString();
    }
}
