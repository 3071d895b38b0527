package dev.homeostat.domain.post;

/** A vetted post kept in reserve for when none can be written. */
public record EmergencyPost(PostDetails details) implements Post {

    @Override
    public PostStatus status() {
        return PostStatus.EMERGENCY_POOL;
    }

    public QueuedPost queue() {
        return new QueuedPost(details);
    }

    public ArchivedPost archive(String reason) {
        return ArchivedPost.settled(details, reason);
    }
}
