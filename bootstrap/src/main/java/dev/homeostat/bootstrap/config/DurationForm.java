package dev.homeostat.bootstrap.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 1h30m}, {@code 250ms}, {@code 2d}; ISO 8601 works too. */
public final class DurationForm {

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private DurationForm() {}

    /** Reads one; throws {@link IllegalArgumentException} when the text is no duration. */
    public static Duration parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("P")) {
            return iso(trimmed);
        }
        if (!WHOLE.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("'%s' is not a duration such as 90s, 5m or 2h".formatted(text));
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(trimmed); part.find(); ) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return sum;
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'%s' is not a duration such as PT5M".formatted(text), e);
        }
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
