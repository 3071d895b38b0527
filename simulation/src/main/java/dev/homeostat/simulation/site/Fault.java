package dev.homeostat.simulation.site;

import java.time.Duration;

/** What goes wrong with one request to post. Durations of waits are real time, those of visibility the site's time. */
public sealed interface Fault {

    /** The word for it in counts and reports. */
    String label();

    /** Nothing goes wrong. */
    record None() implements Fault {
        @Override
        public String label() {
            return "none";
        }
    }

    /** The post is accepted and the connection closed without an answer. */
    record AcceptThenDrop() implements Fault {
        @Override
        public String label() {
            return "accept-then-drop";
        }
    }

    /** The connection is closed without an answer and nothing is ever accepted. */
    record DropBeforeAccept() implements Fault {
        @Override
        public String label() {
            return "drop-before-accept";
        }
    }

    /** The post is accepted and the answer is an internal error. */
    record AcceptThenError() implements Fault {
        @Override
        public String label() {
            return "accept-then-error";
        }
    }

    /** The post is accepted and confirmed, but timelines and the permalink do not show it for a time. */
    record DelayVisibility(Duration delay) implements Fault {
        public DelayVisibility {
            requirePositive(delay);
        }

        @Override
        public String label() {
            return "delay-visibility";
        }
    }

    /** The site waits, then accepts and answers. */
    record Slow(Duration delay) implements Fault {
        public Slow {
            requirePositive(delay);
        }

        @Override
        public String label() {
            return "slow";
        }
    }

    /** The connection is closed at once, and the post is accepted after a wait all the same. */
    record AcceptLate(Duration delay) implements Fault {
        public AcceptLate {
            requirePositive(delay);
        }

        @Override
        public String label() {
            return "accept-late";
        }
    }

    private static void requirePositive(Duration delay) {
        if (!delay.isPositive()) {
            throw new IllegalArgumentException("a delay must be positive, not " + delay);
        }
    }
}
