package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.publishing.port.PostPublisher;
import java.util.Locale;

/** Where in a publish the order to stop comes. */
public enum StopPoint {
    OPENING_BROWSER,
    LOGGING_IN,
    COMPOSING,
    SENDING,
    /** Leave is asked for next, right before the click. */
    BEFORE_LEAVE,
    /** Leave is given; the click comes next. */
    LEAVE_GIVEN,
    READING_ID;

    static StopPoint of(PostPublisher.Stage stage) {
        return switch (stage) {
            case OPENING_BROWSER -> OPENING_BROWSER;
            case LOGGING_IN -> LOGGING_IN;
            case COMPOSING -> COMPOSING;
            case SENDING -> SENDING;
            case READING_ID -> READING_ID;
        };
    }

    /** The word used in reports and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
