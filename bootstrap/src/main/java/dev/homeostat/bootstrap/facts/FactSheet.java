package dev.homeostat.bootstrap.facts;

import dev.homeostat.application.content.port.FactSource.Facts;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.post.PostText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Gathers facts, and what is wrong with those that cannot be used. For one thread. */
final class FactSheet {

    private final List<Fact> facts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    /** What was gathered so far. */
    Facts facts() {
        return new Facts(facts, problems);
    }

    int size() {
        return facts.size();
    }

    void problem(Place place, String what) {
        problems.add(place + ": " + what);
    }

    /** Takes the fact if it can be used, else the reason. */
    void add(FactRow row) {
        Optional<String> objection = objection(row);
        if (objection.isPresent()) {
            problem(row.place(), objection.get());
            return;
        }
        String statement = row.get(Column.FACT).orElseThrow();
        String id = row.get(Column.ID).orElseGet(() -> idOf(statement));
        if (isNew("id " + id, "the id '%s'".formatted(id), row) && isNew("fact " + idOf(statement), "this fact", row)) {
            facts.add(fact(row, id, statement));
        }
    }

    private static Optional<String> objection(FactRow row) {
        for (Column needed : List.of(Column.FACT, Column.TOPIC, Column.SOURCE)) {
            if (row.get(needed).isEmpty()) {
                return Optional.of("the fact has no " + (needed == Column.FACT ? "text" : needed.word()));
            }
        }
        for (Column column : Column.values()) {
            if (row.get(column).filter(FactSheet::isUnreadable).isPresent()) {
                return Optional.of("the %s holds a character that cannot be shown".formatted(column.word()));
            }
        }
        String topic = row.get(Column.TOPIC).orElseThrow();
        if (topic.codePoints().noneMatch(Character::isLetter)) {
            return Optional.of("the topic '%s' has no letter, so it makes no hashtag".formatted(topic));
        }
        return row.get(Column.DATE)
                .filter(date -> date(date).isEmpty())
                .map("the date '%s' is not a day such as 2024-03-31"::formatted);
    }

    private static boolean isUnreadable(String text) {
        return PostText.normalize(text).isEmpty()
                || text.codePoints().anyMatch(point -> switch (Character.getType(point)) {
                    case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
                    default -> point == 0xFFFD;
                });
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private boolean isNew(String key, String name, FactRow row) {
        Place before = places.putIfAbsent(key, row.place());
        if (before != null) {
            problem(row.place(), "%s stands at %s already".formatted(name, before));
        }
        return before == null;
    }

    private Fact fact(FactRow row, String id, String statement) {
        return new Fact(
                new FactId(id),
                row.get(Column.TOPIC).orElseThrow(),
                statement,
                row.get(Column.SOURCE).orElseThrow(),
                row.get(Column.DATE).flatMap(FactSheet::date),
                usable(row, Column.QUESTION, text -> text.endsWith("?"), "does not end with a question mark"),
                usable(
                        row,
                        Column.FIGURE,
                        text -> Character.isDigit(text.codePointAt(0)),
                        "does not begin with a digit"));
    }

    /** A fact stays true without its question or figure, so only they are left out. */
    private Optional<String> usable(FactRow row, Column column, Predicate<String> rule, String otherwise) {
        Optional<String> value = row.get(column);
        if (value.isPresent() && !rule.test(value.get())) {
            problem(row.place(), "the %s '%s' %s and is left out".formatted(column.word(), value.get(), otherwise));
            return Optional.empty();
        }
        return value;
    }

    /** The same for the same text, in whichever file and line it stands. */
    private static String idOf(String statement) {
        return "f-" + new PostText(statement).hash().substring(0, 12);
    }
}
