package dev.homeostat.bootstrap.facts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A fact as it was read, before anybody looked at what it says. */
final class FactRow {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Place place;
    private final Map<Column, String> values = new EnumMap<>(Column.class);

    FactRow(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** Keeps a value on one line; an empty one counts as none. */
    void put(Column column, String value) {
        String line = SPACE.matcher(value).replaceAll(" ").strip();
        if (!line.isEmpty()) {
            values.put(column, line);
        }
    }

    Optional<String> get(Column column) {
        return Optional.ofNullable(values.get(column));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
