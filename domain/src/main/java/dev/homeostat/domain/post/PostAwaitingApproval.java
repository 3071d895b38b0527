package dev.homeostat.domain.post;

/** A post that a person must allow before it goes out. */
public record PostAwaitingApproval(PostDetails details) implements PendingPost {

    @Override
    public PostStatus status() {
        return PostStatus.AWAITING_APPROVAL;
    }

    public QueuedPost approve() {
        return new QueuedPost(details);
    }

    public RejectedPost reject(String reason) {
        return new RejectedPost(details, reason);
    }

    @Override
    public ArchivedPost archive(String reason) {
        return ArchivedPost.settled(details, reason);
    }
}
