package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.SitePostId;
import java.time.Duration;
import java.util.Optional;

/** What became of an attempt. Evidence and details may quote the site and are untrusted text. */
public sealed interface PublishOutcome {

    /** One word for tables and reports. */
    default String word() {
        return switch (this) {
            case Confirmed confirmed -> "confirmed";
            case ConfirmedWithoutId unread -> "confirmed_without_id";
            case Refused refused -> "refused";
            case Throttled throttled -> "throttled";
            case AlreadyThere there -> "already_there";
            case GivenUp given -> "given_up";
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
            case Throttled throttled -> throttled.evidence();
            case AlreadyThere there -> there.evidence();
            case GivenUp given -> given.evidence();
            case NotSent notSent -> notSent.reason();
            case Rehearsed rehearsed -> ArchivedPost.REHEARSED;
            case Unconfirmed unconfirmed -> unconfirmed.evidence();
        };
    }

    /** The site accepted the item and showed its id. */
    record Confirmed(SitePostId id) implements PublishOutcome {}

    /** The site said that it accepted the item, but its id could not be read. */
    record ConfirmedWithoutId(String evidence) implements PublishOutcome {}

    /**
     * The site asked to come later and did not accept the item.
     *
     * @param retryAfter machine time from now that it named, empty where it named none
     */
    record Throttled(Optional<Duration> retryAfter, String evidence) implements PublishOutcome {}

    /** The site said that it has this item already: evidence that an attempt came through, to be found by reading. */
    record AlreadyThere(String evidence) implements PublishOutcome {}

    /** The site is well, but every try with this post fails. */
    record GivenUp(String evidence) implements PublishOutcome {}

    /** The site said that it does not accept the item. */
    record Refused(String evidence) implements PublishOutcome {}

    /** Provably the irreversible step was not begun. */
    record NotSent(Hindrance cause, String reason) implements PublishOutcome {}

    /** Everything but the irreversible step was done. */
    record Rehearsed() implements PublishOutcome {}

    /** The irreversible step was begun and nobody knows what came of it. Never a failure, never retried. */
    record Unconfirmed(String evidence) implements PublishOutcome {}
}
