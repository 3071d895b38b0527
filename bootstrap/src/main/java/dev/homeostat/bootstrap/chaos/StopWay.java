package dev.homeostat.bootstrap.chaos;

import java.util.Locale;

/** How the order to stop is given. */
public enum StopWay {
    ROW,
    FILE,
    HTTP;

    /** The word used in reports and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
