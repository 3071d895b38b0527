package dev.homeostat.domain.moderation;

import dev.homeostat.domain.post.SitePostId;

/** What a person orders about one post. */
public sealed interface PostOrder {

    /** One word for events and the audit. */
    default String word() {
        return switch (this) {
            case Approve approve -> "approve";
            case Reject reject -> "reject";
            case Retry retry -> "retry";
            case MarkPublished mark -> "mark_published";
            case Delete delete -> "delete";
            case TakeDown takeDown -> "take_down";
            case MarkRemoved mark -> "mark_removed";
        };
    }

    /** Let it go out. */
    record Approve() implements PostOrder {}

    /** Do not let it go out. */
    record Reject(String reason) implements PostOrder {}

    /**
     * Try it again.
     *
     * @param vouchedAbsent the person has looked and vouches that its next item is not on the site
     */
    record Retry(boolean vouchedAbsent) implements PostOrder {}

    /** Its next item stands on the site under this id. */
    record MarkPublished(SitePostId id) implements PostOrder {}

    /** It is not to go out, nor to be looked for any more. What stands on the site stays there. */
    record Delete(String reason) implements PostOrder {}

    /** What of it stands on the site is to be removed from there; what is left of it does not go out. */
    record TakeDown(String reason) implements PostOrder {}

    /** What of it stood on the site was removed from there by hand; what is left of it does not go out. */
    record MarkRemoved(String reason) implements PostOrder {}
}
