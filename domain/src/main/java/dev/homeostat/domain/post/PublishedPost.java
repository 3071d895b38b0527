package dev.homeostat.domain.post;

import java.time.Instant;

/**
 * A post that stands on the site whole, every item known by the site's id.
 *
 * @param postedAt account time at which that became known
 */
public record PublishedPost(PostDetails details, Instant postedAt) implements Post {

    public PublishedPost {
        if (!details.isWhole()) {
            throw new IllegalArgumentException("post %s is not published whole".formatted(details.id()));
        }
    }

    @Override
    public PostStatus status() {
        return PostStatus.POSTED;
    }

    public ArchivedPost archive(String reason) {
        return ArchivedPost.settled(details, reason);
    }
}
