package dev.homeostat.domain.post;

import java.time.Instant;

/** A post that the site said it accepted, whose (last) item's id is still to be found. It is never sent again. */
public record PublishedWithoutId(PostDetails details, Attempt attempt, Instant postedAt, Search search)
        implements UnsettledPost {

    @Override
    public PostStatus status() {
        return PostStatus.POSTED;
    }

    @Override
    public PublishedPost found(SitePostId id, Instant accountNow) {
        return new PublishedPost(details.withPublished(id), postedAt);
    }

    @Override
    public PublishedWithoutId notSeen(Instant readAt) {
        return new PublishedWithoutId(details, attempt, postedAt, search.absentAt(readAt));
    }

    @Override
    public PublishedWithoutId handToPerson(String reason) {
        return new PublishedWithoutId(details, attempt, postedAt, search.handedToPerson(reason));
    }

    /** A person gave up looking for it. */
    public ArchivedPost archive(String why) {
        return new ArchivedPost(details, why, true);
    }
}
