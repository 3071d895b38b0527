package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.Locale;

/** Operations in a browser that are watched together. */
public enum PriorityClass {
    /** What changes the account. */
    CRITICAL(Duration.ofSeconds(10)),
    /** What the account lives by. */
    READING(Duration.ofMinutes(1)),
    /** What can wait. */
    BACKGROUND(Duration.ofMinutes(5));

    private final Duration usualWait;

    PriorityClass(Duration usualWait) {
        this.usualWait = usualWait;
    }

    public static PriorityClass of(LeasePriority priority) {
        if (priority.isCritical()) {
            return CRITICAL;
        }
        return priority.compareTo(LeasePriority.READING) <= 0 ? READING : BACKGROUND;
    }

    /** The word used in events, episodes and meters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** When more than one in twenty waits longer, another browser would help. */
    Duration usualWait() {
        return usualWait;
    }
}
