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

    /** The post is accepted, and a page says that something went wrong and shows the form with the text again. */
    record AcceptThenShowError() implements Fault {
        @Override
        public String label() {
            return "accept-then-show-error";
        }
    }

    /** Nothing is accepted and the answer is an internal error. */
    record ErrorBeforeAccept() implements Fault {
        @Override
        public String label() {
            return "error-before-accept";
        }
    }

    /** Nothing is accepted, and the site says that it has this post already. */
    record RejectAsDuplicate() implements Fault {
        @Override
        public String label() {
            return "reject-as-duplicate";
        }
    }

    /** The post is accepted, and the site says that it has this post already. */
    record AcceptThenSayDuplicate() implements Fault {
        @Override
        public String label() {
            return "accept-then-say-duplicate";
        }
    }

    /**
     * Nothing is accepted, and the answer is 429.
     *
     * @param retryAfter how long the site says to wait, told in whole seconds, rounded up
     */
    record TooManyRequests(Duration retryAfter) implements Fault {
        public TooManyRequests {
            requirePositive(retryAfter);
        }

        @Override
        public String label() {
            return "too-many-requests";
        }
    }

    /** The post is accepted, and the answer breaks off. */
    record AcceptThenTruncate() implements Fault {
        @Override
        public String label() {
            return "accept-then-truncate";
        }
    }

    /** Nothing is accepted, and the answer, a form, breaks off. */
    record TruncateBeforeAccept() implements Fault {
        @Override
        public String label() {
            return "truncate-before-accept";
        }
    }

    /** Nothing is accepted, because the session is over. */
    record LogOut() implements Fault {
        @Override
        public String label() {
            return "log-out";
        }
    }

    /** Nothing is accepted: the answer shows this, and from then on all pages do. */
    record Obstruct(PageFault page, Lasting lasting) implements Fault {
        public Obstruct {
            requireOnAllPages(page);
        }

        @Override
        public String label() {
            return page.label();
        }
    }

    /** The post is accepted, yet the answer shows this, and from then on all pages do. */
    record AcceptThenObstruct(PageFault page, Lasting lasting) implements Fault {
        public AcceptThenObstruct {
            requireOnAllPages(page);
        }

        @Override
        public String label() {
            return "accept-then-" + page.label();
        }
    }

    private static void requireOnAllPages(PageFault page) {
        if (!page.isOnAllPages()) {
            throw new IllegalArgumentException(page.label() + " does not stand on all pages");
        }
    }

    private static void requirePositive(Duration delay) {
        if (!delay.isPositive()) {
            throw new IllegalArgumentException("a delay must be positive, not " + delay);
        }
    }
}
