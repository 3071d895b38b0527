package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.Locale;

/**
 * Too many wait for a browser, or somebody waits for too long.
 *
 * @param detail one line for people, as it was when it began
 */
public record QueueFinding(Kind kind, PriorityClass waiters, String detail) {

    /** What is the matter, and for how long it must have been before it is told. */
    public enum Kind {
        /** More than 5 wait. */
        DEEP(false, Duration.ofMinutes(2)),
        /** More than 10 wait. */
        VERY_DEEP(true, Duration.ofMinutes(2)),
        /** Something critical waits for 45 s, of the 60 s that it never should. */
        CRITICAL_WAITS(true, Duration.ZERO),
        /** Something waits for more than 5 min. */
        LONG_WAIT(false, Duration.ZERO);

        private final boolean critical;
        private final Duration toldAfter;

        Kind(boolean critical, Duration toldAfter) {
            this.critical = critical;
            this.toldAfter = toldAfter;
        }

        /** Whether it is critical; else it is a warning. */
        public boolean isCritical() {
            return critical;
        }

        /** The word used in events and episodes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Duration toldAfter() {
            return toldAfter;
        }
    }
}
