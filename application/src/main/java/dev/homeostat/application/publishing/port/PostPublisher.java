package dev.homeostat.application.publishing.port;

import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;

/**
 * Publishes one item on the site.
 *
 * <p>The contract: everything up to the irreversible step is done first; then {@link ClickGate#open} is asked, and
 * nothing may come between its answer and the step. On {@code Granted} the step is taken once and given up when the
 * granted time has passed; on {@code Rehearse} the outcome is {@code Rehearsed}; on {@code Denied} it is
 * {@code NotSent}. Once the gate has granted, an outcome other than {@code Unconfirmed} takes the site's own
 * word, or the certainty that the step was not begun: an error, a timeout or a crash of the browser is an unknown outcome. Never throws for what a
 * site, a network or a browser may do. Calls come one at a time.
 */
public interface PostPublisher {

    PublishOutcome publish(Claim claim, ClickGate gate);

    /** Asked immediately before the irreversible step, at most once a call. */
    interface ClickGate {

        Authorization open();

        /** Tells what is being done, for whoever watches. */
        void stage(Stage stage);
    }

    /** What a publisher does, in this order. */
    enum Stage {
        OPENING_BROWSER("opening the browser"),
        LOGGING_IN("logging in"),
        COMPOSING("composing"),
        SENDING("sending"),
        READING_ID("reading the id");

        private final String phrase;

        Stage(String phrase) {
            this.phrase = phrase;
        }

        public String phrase() {
            return phrase;
        }
    }
}
