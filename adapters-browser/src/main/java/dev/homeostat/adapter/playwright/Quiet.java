package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.Optional;

/** The time for which the site asked not to be used, whatever for. Thread-safe. */
final class Quiet {

    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private Countdown left = Countdown.of(Duration.ZERO);

    /**
     * The site asked to come later.
     *
     * @param retryAfter what it named; a minute where it named nothing, at most a day; what it named before holds too
     */
    synchronized void asked(Optional<Duration> retryAfter) {
        Duration named = retryAfter.orElse(USUAL);
        Duration wait = named.compareTo(LONGEST) < 0 ? named : LONGEST;
        if (wait.compareTo(left.left()) > 0) {
            left = Countdown.of(wait);
        }
    }

    /** What is left of it, empty when it is over. */
    synchronized Optional<Duration> left() {
        return left.isOver() ? Optional.empty() : Optional.of(left.left());
    }

    /** Insists that it is over. */
    void expectOver() {
        left().ifPresent(wait -> {
            throw new SiteTrouble(
                    Hindrance.THROTTLED,
                    "the site asked to come later and is left alone for another %d s".formatted(wait.toSeconds() + 1));
        });
    }
}
