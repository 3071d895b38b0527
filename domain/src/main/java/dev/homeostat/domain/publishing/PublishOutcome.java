package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.SitePostId;

/** What became of an attempt. Evidence and details may quote the site and are untrusted text. */
public sealed interface PublishOutcome {

    /** One word for tables and reports. */
    default String word() {
        return switch (this) {
            case Confirmed confirmed -> "confirmed";
            case ConfirmedWithoutId unread -> "confirmed_without_id";
            case Refused refused -> "refused";
            case NotSent notSent -> "not_sent";
            case Rehearsed rehearsed -> "rehearsed";
            case Unconfirmed unconfirmed -> "unconfirmed";
        };
    }

    /** One line for people. */
    default String detail() {
        return switch (this) {
            case Confirmed confirmed -> "the site's id is " + confirmed.id();
            case ConfirmedWithoutId unread -> unread.evidence();
            case Refused refused -> refused.evidence();
            case NotSent notSent -> notSent.reason();
            case Rehearsed rehearsed -> ArchivedPost.REHEARSED;
            case Unconfirmed unconfirmed -> unconfirmed.evidence();
        };
    }

    /** The site accepted the item and showed its id. */
    record Confirmed(SitePostId id) implements PublishOutcome {}

    /** The site said that it accepted the item, but its id could not be read. */
    record ConfirmedWithoutId(String evidence) implements PublishOutcome {}

    /** The site said that it does not accept the item. */
    record Refused(String evidence) implements PublishOutcome {}

    /** Provably the irreversible step was not begun. */
    record NotSent(Cause cause, String reason) implements PublishOutcome {

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
            BROWSER,
            /** The store did not answer when asked for leave. */
            STORE
        }
    }

    /** Everything but the irreversible step was done. */
    record Rehearsed() implements PublishOutcome {}

    /** The irreversible step was begun and nobody knows what came of it. Never a failure, never retried. */
    record Unconfirmed(String evidence) implements PublishOutcome {}
}
