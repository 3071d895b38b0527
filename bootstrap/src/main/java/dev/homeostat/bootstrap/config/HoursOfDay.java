package dev.homeostat.bootstrap.config;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of the day as people write them: {@code 7-22}, {@code 8 12 18}, {@code 22-3}.
 *
 * @param hours 0 to 23
 */
public record HoursOfDay(Set<Integer> hours) {

    private static final Pattern FORM = Pattern.compile("\\d{1,2}(-\\d{1,2})?(\\s+\\d{1,2}(-\\d{1,2})?)*");
    private static final Pattern PART = Pattern.compile("(\\d{1,2})(?:-(\\d{1,2}))?");
    private static final int A_DAY = 24;

    public HoursOfDay {
        hours = Collections.unmodifiableSet(new TreeSet<>(hours));
    }

    /** Reads them; throws {@link IllegalArgumentException} when the text has another form. */
    public static HoursOfDay parse(String text) {
        String trimmed = text.strip();
        if (!FORM.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("'%s' are not hours such as 7-22".formatted(text));
        }
        Set<Integer> hours = new TreeSet<>();
        for (Matcher part = PART.matcher(trimmed); part.find(); ) {
            int first = hour(part.group(1));
            int last = part.group(2) == null ? first : hour(part.group(2));
            int count = Math.floorMod(last - first, A_DAY) + 1;
            for (int i = 0; i < count; i++) {
                hours.add((first + i) % A_DAY);
            }
        }
        return new HoursOfDay(hours);
    }

    private static int hour(String digits) {
        int hour = Integer.parseInt(digits);
        if (hour >= A_DAY) {
            throw new IllegalArgumentException("hours are 0 to 23, not " + digits);
        }
        return hour;
    }
}
