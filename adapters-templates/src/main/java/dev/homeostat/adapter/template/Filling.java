package dev.homeostat.adapter.template;

import dev.homeostat.domain.content.Fact;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be put into a gap of a template. */
enum Filling {
    STATEMENT {
        @Override
        Optional<String> from(Fact fact, List<Fact> all) {
            return Phrase.of(fact.statement());
        }
    },
    /** Ends with a question mark. */
    QUESTION {
        @Override
        Optional<String> from(Fact fact, List<Fact> all) {
            return fact.question().flatMap(Phrase::of).filter(text -> text.endsWith("?"));
        }
    },
    /** Begins with a digit. */
    FIGURE {
        @Override
        Optional<String> from(Fact fact, List<Fact> all) {
            return fact.figure().flatMap(Phrase::of).filter(text -> Character.isDigit(text.codePointAt(0)));
        }
    },
    SOURCE {
        @Override
        Optional<String> from(Fact fact, List<Fact> all) {
            return Phrase.of(fact.source());
        }
    },
    /** The sources of all facts of the post with their dates, each once. */
    SOURCES {
        @Override
        Optional<String> from(Fact fact, List<Fact> all) {
            List<String> sources =
                    all.stream().map(Filling::dated).flatMap(Optional::stream).toList();
            return sources.size() == all.size()
                    ? Optional.of(sources.stream().distinct().collect(Collectors.joining("; ")))
                    : Optional.empty();
        }
    },
    DATE {
        @Override
        Optional<String> from(Fact fact, List<Fact> all) {
            return fact.date().map(DAY::format);
        }
    },
    /** The topic as a hashtag. */
    TOPIC {
        @Override
        Optional<String> from(Fact fact, List<Fact> all) {
            return Hashtag.of(fact.topic());
        }
    };

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    /**
     * The text, empty where the facts do not have it.
     *
     * @param fact the one that is told here
     * @param all those that the post tells
     */
    abstract Optional<String> from(Fact fact, List<Fact> all);

    private static Optional<String> dated(Fact fact) {
        return Phrase.of(fact.source())
                .map(source -> source
                        + fact.date()
                                .map(DAY::format)
                                .map(" (as of %s)"::formatted)
                                .orElse(""));
    }
}
