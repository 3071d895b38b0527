package dev.homeostat.bootstrap.chaos;

import java.time.Duration;

/** How long the parts of a publish typically take, learned from those that were seen. Thread-safe. */
final class Spans {

    private static final int WEIGHT = 4;

    private Duration lead = Duration.ofMillis(2_500);
    private Duration tail = Duration.ofMillis(400);

    /** From the claim until the request reaches the site. */
    synchronized Duration lead() {
        return lead;
    }

    /** From there until the outcome is recorded, when the site is quick. */
    synchronized Duration tail() {
        return tail;
    }

    synchronized void sawLead(Duration seen) {
        lead = mean(lead, seen);
    }

    synchronized void sawTail(Duration seen) {
        tail = mean(tail, seen);
    }

    private static Duration mean(Duration before, Duration seen) {
        return before.multipliedBy(WEIGHT - 1).plus(seen).dividedBy(WEIGHT);
    }

    static Duration part(Duration whole, double fraction) {
        return Duration.ofNanos(Math.round(whole.toNanos() * fraction));
    }
}
