package dev.homeostat.adapter.playwright;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a site writes counts, such as 12,345 or 1.2K. What is not exactly of this form is no number. Immutable.
 *
 * @param decimal stands before a fraction, which only a number with a suffix may have
 * @param group stands between groups of three digits, where the site groups them
 * @param suffixes what the number before them is multiplied with
 */
public record NumberForm(String decimal, String group, NavigableMap<String, Long> suffixes) {

    private static final int LONGEST = 40;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F]+");

    /** 12,345 or 1.2K or 3.4M. */
    public static final NumberForm USUAL =
            new NumberForm(".", ",", new TreeMap<>(Map.of("K", 1_000L, "M", 1_000_000L)));

    public NumberForm {
        group = spaced(group);
        suffixes = Collections.unmodifiableNavigableMap(new TreeMap<>(suffixes));
    }

    /** The count that the text says, empty where it says none. White space of any kind is the same. */
    public OptionalLong read(String text) {
        String line = spaced(text).strip();
        Matcher parts = pattern().matcher(line);
        if (line.length() > LONGEST || !parts.matches()) {
            return OptionalLong.empty();
        }
        Optional<String> fraction = Optional.ofNullable(parts.group(2));
        Optional<String> suffix = Optional.ofNullable(parts.group(3));
        if (fraction.isPresent() && suffix.isEmpty()) {
            return OptionalLong.empty();
        }
        String whole = parts.group(1).replace(group, "");
        BigDecimal value =
                new BigDecimal(whole + fraction.map(digits -> "." + digits).orElse(""));
        return exact(value.multiply(BigDecimal.valueOf(suffix.map(suffixes::get).orElse(1L))));
    }

    private static String spaced(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    private Pattern pattern() {
        String anySuffix =
                String.join("|", suffixes.keySet().stream().map(Pattern::quote).toList());
        return Pattern.compile("(0|[1-9][0-9]{0,2}(?:%s[0-9]{3})+|[1-9][0-9]*)".formatted(Pattern.quote(group))
                + "(?:%s([0-9]{1,9}))?".formatted(Pattern.quote(decimal))
                + (suffixes.isEmpty() ? "((?!))?" : "(?: ?(%s))?".formatted(anySuffix)));
    }

    private static OptionalLong exact(BigDecimal value) {
        try {
            return OptionalLong.of(value.longValueExact());
        } catch (ArithmeticException e) {
            // More than a count can be, or a part of one.
            return OptionalLong.empty();
        }
    }
}
