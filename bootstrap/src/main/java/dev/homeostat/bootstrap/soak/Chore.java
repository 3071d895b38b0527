package dev.homeostat.bootstrap.soak;

import java.util.Locale;

/** What browsers are used for. */
enum Chore {
    PUBLISH(1),
    TIMELINE(3),
    METRICS(4),
    PROBE(2);

    /** How many of ten are such. */
    private final int share;

    Chore(int share) {
        this.share = share;
    }

    static Chore of(int tenth) {
        int rest = tenth;
        for (Chore chore : values()) {
            rest -= chore.share;
            if (rest < 0) {
                return chore;
            }
        }
        return PROBE;
    }

    /** The word for it in reports. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
