package dev.homeostat.domain.post;

import java.time.Instant;

/** A post that the site refused or that was given up. */
public record FailedPost(PostDetails details, String reason) implements Post {

    @Override
    public PostStatus status() {
        return PostStatus.FAILED;
    }

    /** A person wants another try. */
    public QueuedPost retry() {
        return new QueuedPost(details.tried(details.tries().forgiven()));
    }

    /** A person found its next item on the site. A thread with items left is queued to go on with the next one. */
    public Post found(SitePostId id, Instant accountNow) {
        PostDetails more = details.withPublished(id);
        return more.isWhole() ? new PublishedPost(more, accountNow) : new QueuedPost(more);
    }

    public ArchivedPost archive(String why) {
        return ArchivedPost.settled(details, why);
    }
}
