package dev.homeostat.adapter.playwright;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short forms of what browsers and sites say, for one line of a report. */
final class Messages {

    private static final Pattern WRAPPED = Pattern.compile("message='([^\\r\\n]*)");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LONGEST = 300;

    private Messages() {}

    /** The first line of the message; the lines after it hold a log of calls with their arguments, secrets too. */
    static String brief(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        Matcher wrapped = WRAPPED.matcher(message);
        String first =
                wrapped.find() ? wrapped.group(1) : message.lines().findFirst().orElse("");
        return brief(first);
    }

    static String brief(String text) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
