package dev.homeostat.domain.content;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something true that the operator has a source for. What is absent is never filled in: a form of writing that needs it
 * does not use the fact.
 *
 * @param topic one of the operator's topics
 * @param statement a whole sentence
 * @param source where it is said, for people to look up
 * @param date as of when it is true
 * @param question a question that the statement answers
 * @param figure the number that the statement is about, with its unit
 */
public record Fact(
        FactId id,
        String topic,
        String statement,
        String source,
        Optional<LocalDate> date,
        Optional<String> question,
        Optional<String> figure) {

    public Fact {
        if (topic.isBlank() || statement.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("fact %s needs a topic, a statement and a source".formatted(id));
        }
    }
}
