package dev.homeostat.domain.post;

/** A post that the site refused or that was given up. */
public record FailedPost(PostDetails details, String reason) implements Post {

    @Override
    public PostStatus status() {
        return PostStatus.FAILED;
    }

    /** A person wants another try. */
    public QueuedPost retry() {
        return new QueuedPost(details);
    }

    public ArchivedPost archive(String why) {
        return new ArchivedPost(details, why);
    }
}
