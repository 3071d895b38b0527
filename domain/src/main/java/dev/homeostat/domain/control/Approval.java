package dev.homeostat.domain.control;

import java.util.Arrays;
import java.util.Optional;

/** Whether acts of a class that the program decides on by itself need a person's leave. */
public enum Approval {
    /** They need none. */
    AUTO("auto"),
    /** Each needs one. */
    EACH("each"),
    /** They do not happen. */
    NEVER("never");

    private final String word;

    Approval(String word) {
        this.word = word;
    }

    /** The word used in configuration and tables. */
    public String word() {
        return word;
    }

    public static Optional<Approval> of(String word) {
        return Arrays.stream(values())
                .filter(approval -> approval.word.equals(word))
                .findFirst();
    }
}
