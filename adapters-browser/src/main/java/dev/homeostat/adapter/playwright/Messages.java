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

    static String brief(Throwable failure) {
        return brief(firstLine(failure));
    }

    /** The first line of the message; the lines after it hold a log of calls with their arguments, secrets too. */
    static String firstLine(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        Matcher wrapped = WRAPPED.matcher(message);
        return wrapped.find() ? wrapped.group(1) : message.lines().findFirst().orElse("");
    }

    /** In one line and not too long. Secrets must be out of the text before, for a cut one is not recognized. */
    static String brief(String text) {
        String line = line(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    static String line(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
