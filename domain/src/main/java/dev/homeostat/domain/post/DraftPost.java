package dev.homeostat.domain.post;

/** A post that is being written. */
public record DraftPost(PostDetails details) implements Post {

    @Override
    public PostStatus status() {
        return PostStatus.DRAFT;
    }

    public PostAwaitingApproval submit() {
        return new PostAwaitingApproval(details);
    }

    public QueuedPost queue() {
        return new QueuedPost(details);
    }

    public EmergencyPost keepForEmergencies() {
        return new EmergencyPost(details);
    }

    public ArchivedPost archive(String reason) {
        return ArchivedPost.settled(details, reason);
    }
}
