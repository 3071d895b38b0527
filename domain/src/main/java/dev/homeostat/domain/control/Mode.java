package dev.homeostat.domain.control;

import java.util.Arrays;
import java.util.Optional;

/** Whether irreversible steps are taken. A new account rehearses until its operator says otherwise. */
public enum Mode {
    /** Everything but the irreversible step is done. */
    DRY_RUN("dry-run"),
    /** It is decided what would go out and when, for comparison; the site is only read. */
    SHADOW("shadow"),
    LIVE("live");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** The word used in configuration, tables and on the command line. */
    public String word() {
        return word;
    }

    public static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }
}
