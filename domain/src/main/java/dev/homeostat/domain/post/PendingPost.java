package dev.homeostat.domain.post;

/** A post that waits for its turn, or for a person's leave to wait for its turn. */
public sealed interface PendingPost extends Post permits QueuedPost, PostAwaitingApproval {

    ArchivedPost archive(String reason);
}
