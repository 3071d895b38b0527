package dev.homeostat.adapter.playwright;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a site writes times as ages, such as 5m or yesterday. An age is no more exact than its unit, in both directions.
 * Immutable.
 *
 * @param units length of the unit by the form in which it stands, with <code>{n}</code> for a number of them
 */
public record RelativeTimes(SortedMap<String, Duration> units) {

    static final String NUMBER = "{n}";
    static final RelativeTimes NONE = new RelativeTimes(new TreeMap<>());

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F]+");

    public RelativeTimes {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /**
     * An age as it was written.
     *
     * @param margin by how much the true age may be more or less
     */
    record Age(Duration nominal, Duration margin) {}

    /** The age that the text says, empty where it is of none of the forms. */
    Optional<Age> read(String text) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        return units.entrySet().stream()
                .flatMap(unit -> age(line, unit).stream())
                .findFirst();
    }

    /** The smallest of the units. */
    Optional<Duration> finest() {
        return units.values().stream().min(Duration::compareTo);
    }

    private static Optional<Age> age(String line, Map.Entry<String, Duration> unit) {
        String form = unit.getKey();
        int at = form.indexOf(NUMBER);
        if (at < 0) {
            return form.equals(line) ? Optional.of(new Age(unit.getValue(), unit.getValue())) : Optional.empty();
        }
        Matcher number = Pattern.compile(Pattern.quote(form.substring(0, at))
                        + "([0-9]{1,4})"
                        + Pattern.quote(form.substring(at + NUMBER.length())))
                .matcher(line);
        return number.matches()
                ? Optional.of(new Age(unit.getValue().multipliedBy(Integer.parseInt(number.group(1))), unit.getValue()))
                : Optional.empty();
    }
}
