package dev.homeostat.bootstrap.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be said of a fact in a file. */
enum Column {
    ID,
    TOPIC,
    FACT,
    SOURCE,
    DATE,
    QUESTION,
    FIGURE;

    /** The word in files. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Capitals and space around the word do not matter. */
    static Optional<Column> of(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Column::word).toList();
    }
}
