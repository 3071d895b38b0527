package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.SitePostId;

/** What became of an attempt. Evidence and details may quote the site and are untrusted text. */
public sealed interface PublishOutcome {

    /** The site accepted the item and showed its id. */
    record Confirmed(SitePostId id) implements PublishOutcome {}

    /** The site said that it accepted the item, but its id could not be read. */
    record ConfirmedWithoutId(String evidence) implements PublishOutcome {}

    /** The site said that it does not accept the item. */
    record Refused(String evidence) implements PublishOutcome {}

    /** Provably the irreversible step was not begun. */
    record NotSent(Cause cause, String detail) implements PublishOutcome {

        /** Why it was not begun. */
        public enum Cause {
            /** A person's order. */
            HELD,
            /** The claim or the tenure is another's by now. */
            FENCED,
            /** The deadline passed before it could be begun. */
            LATE,
            /** The site asked for a login that did not succeed. */
            LOGIN,
            /** The site did not answer, or not with the page that was expected. */
            SITE,
            /** The browser did not start or did not respond. */
            BROWSER
        }
    }

    /** Everything but the irreversible step was done. */
    record Rehearsed() implements PublishOutcome {}

    /** The irreversible step was begun and nobody knows what came of it. Never a failure, never retried. */
    record Unconfirmed(String evidence) implements PublishOutcome {}
}
