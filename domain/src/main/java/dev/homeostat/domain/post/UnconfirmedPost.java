package dev.homeostat.domain.post;

import java.time.Instant;

/** A post with an attempt of which nobody knows whether the site accepted it. */
public record UnconfirmedPost(PostDetails details, Attempt attempt, String reason, Search search)
        implements UnsettledPost {

    @Override
    public PostStatus status() {
        return PostStatus.UNCONFIRMED;
    }

    @Override
    public Post found(SitePostId id, Instant accountNow) {
        PostDetails more = details.withPublished(id);
        return more.isWhole() ? new PublishedPost(more, accountNow) : new QueuedPost(more);
    }

    @Override
    public UnconfirmedPost notSeen(Instant readAt) {
        return new UnconfirmedPost(details, attempt, reason, search.absentAt(readAt));
    }

    @Override
    public UnconfirmedPost handToPerson(String why) {
        return new UnconfirmedPost(details, attempt, reason, search.handedToPerson(why));
    }

    /** The item is proven not to be on the site, so the post may be tried again under a new epoch. */
    public QueuedPost provenAbsent() {
        return new QueuedPost(details);
    }

    /** The item is proven not to be on the site, once too often. */
    public FailedPost givenUp(String why) {
        return new FailedPost(details, why);
    }

    /** A person vouches that the item is not on the site, and wants another try. */
    public QueuedPost retry() {
        return new QueuedPost(details.tried(details.tries().forgiven()));
    }

    /** A person gave it up. */
    public ArchivedPost archive(String why) {
        return new ArchivedPost(details, why, true);
    }
}
