package dev.homeostat.domain.post;

import dev.homeostat.domain.account.Epoch;
import java.time.Duration;
import java.time.Instant;

/** A post that waits for its turn; a thread may have its first items out already. */
public record QueuedPost(PostDetails details) implements PendingPost {

    public QueuedPost {
        if (details.isWhole()) {
            throw new IllegalArgumentException(
                    "post %s is published whole; it cannot be queued".formatted(details.id()));
        }
    }

    @Override
    public PostStatus status() {
        return PostStatus.QUEUED;
    }

    /** Begins a new attempt at the first item that is not out yet. */
    public PublishingPost claim(Epoch epoch, Instant machineNow, Duration attemptLength) {
        PostDetails claimed = details.tried(details.tries().claimed(epoch, machineNow));
        int position = claimed.nextPosition();
        Attempt attempt = new Attempt(
                claimed.attempts(),
                position,
                epoch,
                claimed.textAt(position).hash(),
                machineNow,
                machineNow.plus(attemptLength));
        return new PublishingPost(claimed, attempt, machineNow);
    }

    @Override
    public ArchivedPost archive(String reason) {
        return ArchivedPost.settled(details, reason);
    }
}
