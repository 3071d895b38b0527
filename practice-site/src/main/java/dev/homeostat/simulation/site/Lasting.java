package dev.homeostat.simulation.site;

import java.time.Duration;

/** How long something stands on the pages of the site. */
public sealed interface Lasting {

    /** Until somebody clears it. */
    static Lasting untilCleared() {
        return new UntilCleared();
    }

    /** For this many pages that show it, at least one. */
    static Lasting requests(int count) {
        return new Requests(count);
    }

    /** For this much real time. */
    static Lasting time(Duration length) {
        return new Time(length);
    }

    /** Until somebody clears it. */
    record UntilCleared() implements Lasting {}

    /** For a number of pages that show it. */
    record Requests(int count) implements Lasting {
        public Requests {
            if (count < 1) {
                throw new IllegalArgumentException("what stands on no page does not stand at all: " + count);
            }
        }
    }

    /** For a time, by the clock on the wall. */
    record Time(Duration length) implements Lasting {
        public Time {
            if (!length.isPositive()) {
                throw new IllegalArgumentException("a time must be positive, not " + length);
            }
        }
    }
}
