package dev.homeostat.application.publishing.port;

import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.Optional;

/**
 * Tries with one page that changes nothing whether the site can be used, within a time of its own. Never throws for
 * what a site, a network or a browser may do. Calls come one at a time.
 */
@FunctionalInterface
public interface SiteProbe {
    /** What hinders, empty when the account's own page was shown with the positive login marker. */
    Optional<Obstacle> probe();

    /**
     * For how long the site asked not to be used, whatever for, as far as this process heard it; empty when it did not.
     * Answers at once.
     */
    default Optional<Duration> askedToWait() {
        return Optional.empty();
    }

    /** What hinders, and one line for people; it may quote the site and is untrusted text. */
    record Obstacle(Hindrance cause, String detail) {}
}
