package dev.homeostat.application.publishing.port;

import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;

/**
 * Takes one published item down.
 *
 * <p>The contract of {@link PostPublisher} holds here too: the gate is asked immediately before the irreversible step,
 * and once it has granted, anything but the site's own word leaves the outcome unknown. Never throws for what a site, a
 * network or a browser may do. Calls come one at a time.
 */
@FunctionalInterface
public interface PostRemover {
    /**
     * Removes the item.
     *
     * @param within machine time for the whole
     */
    Removal remove(SitePostId item, Duration within, ClickGate gate);

    /** What became of it; what it quotes is untrusted text. */
    sealed interface Removal {
        /** The site does not show the item any more. */
        record Removed(String evidence) implements Removal {}

        /** The site said that there is no such item, before anything was done; one that is young may not be shown yet. */
        record Absent(String evidence) implements Removal {}

        /** The irreversible step was not begun. */
        record NotBegun(Hindrance cause, String reason) implements Removal {}

        /** It was begun and nobody knows what came of it; it may be tried again. */
        record Unknown(String evidence) implements Removal {}

        /** The site's profile says nothing of how to remove. */
        record NotSupported() implements Removal {}
    }
}
