package com.example.host;

import dev.homeostat.application.Homeostat;
import dev.homeostat.application.post.QueuePost;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import java.util.List;
import java.util.Optional;

/** What this service uses the account for: it announces releases. Thread-safe. */
public final class ReleaseAnnouncer {

    private final Homeostat homeostat;

    public ReleaseAnnouncer(Homeostat homeostat) {
        this.homeostat = homeostat;
    }

    /**
     * Queues the announcement of a release.
     *
     * @return empty when the note is too long for the site or was announced before; then nothing was queued
     */
    public Optional<PostId> announce(String version, String note) {
        PostText text = new PostText("Version %s is out. %s".formatted(version, note));
        return switch (homeostat.queue(Content.of(List.of(text)))) {
            case QueuePost.Answer.Queued queued -> Optional.of(queued.id());
            case QueuePost.Answer.TooLong tooLong -> Optional.empty();
            case QueuePost.Answer.SaidBefore before -> Optional.empty();
        };
    }
}
