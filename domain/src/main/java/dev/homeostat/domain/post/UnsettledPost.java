package dev.homeostat.domain.post;

import java.time.Instant;

/** A post with an item that must be looked for on the site. */
public sealed interface UnsettledPost extends Post permits UnconfirmedPost, PublishedWithoutId {

    /** The attempt whose item is looked for. */
    Attempt attempt();

    Search search();

    default PostText text() {
        return details().textAt(attempt().position());
    }

    /** The item was found under this id. A thread with items left is queued to go on with the next one. */
    Post found(SitePostId id, Instant accountNow);

    /** A read that would have shown the item did not. */
    UnsettledPost notSeen(Instant readAt);

    /** Reading cannot tell; a person must. */
    UnsettledPost handToPerson(String reason);
}
