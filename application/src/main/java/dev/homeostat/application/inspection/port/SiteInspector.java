package dev.homeostat.application.inspection.port;

import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the pages that the account uses for what the site's profile names, within a bounded time. It logs in where it
 * has to, and changes nothing else. Never throws for what a site, a network or a browser may do. Calls come one at a time.
 */
@FunctionalInterface
public interface SiteInspector {

    /** What there is now. */
    Inspection inspect();

    /** What a look found. */
    sealed interface Inspection {}

    /**
     * The pages were looked at, logged in, which the positive marker proved.
     *
     * @param found how many fields of the profile are as it says
     * @param missing those that are not
     * @param unseen how many could not be looked at, about which nothing is known
     * @param loginEnds when the site forgets the login, where that can be told
     */
    record Looked(int found, List<MissingElement> missing, int unseen, Optional<Instant> loginEnds)
            implements Inspection {
        public Looked {
            missing = List.copyOf(missing);
        }
    }

    /**
     * The pages could not be looked at.
     *
     * @param detail one line for people; it may quote the site and is untrusted text
     */
    record Hindered(Hindrance cause, String detail) implements Inspection {}
}
