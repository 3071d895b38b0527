package dev.homeostat.bootstrap.cli;

import java.util.regex.Pattern;

/** Lines that a terminal only shows: other people's text may hold what it would obey. */
final class Printable {

    // Control and format characters (which turn the direction of text), but not those that join emoji.
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\u200D]]");

    private Printable() {}

    static String line(String text) {
        return OBEYED.matcher(text).replaceAll(" ");
    }
}
