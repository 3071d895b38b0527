package dev.homeostat.domain.moderation;

import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.TextFingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which posts are held back because one like them was taken down. Pure and thread-safe. */
public final class QuarantinePolicy {

    private QuarantinePolicy() {}

    /**
     * What becomes of a post of the same account: it is archived when nothing of it is out and it tells a fact that the
     * other told, or says nearly the same.
     *
     * @param sharesFact whether both tell one of the same facts
     * @return empty when it stays as it is
     */
    public static Optional<Ruling.Change> judge(
            Post sibling, Post takenDown, boolean sharesFact, String by, Instant accountNow) {
        if (sibling.id().equals(takenDown.id())
                || !sibling.details().published().isEmpty()
                || !(sharesFact || saysNearlyTheSame(sibling, takenDown))) {
            return Optional.empty();
        }
        String reason = "quarantined: sibling of post %s, which was taken down".formatted(takenDown.id());
        Optional<ArchivedPost> after = Optional.ofNullable(
                switch (sibling) {
                    case QueuedPost queued -> queued.archive(reason);
                    case PostAwaitingApproval waiting -> waiting.archive(reason);
                    default -> null;
                });
        return after.map(archived -> new Ruling.Change(
                archived, ModerationEvents.quarantined(sibling, archived, takenDown.id(), by, accountNow)));
    }

    private static boolean saysNearlyTheSame(Post sibling, Post takenDown) {
        List<RecentItem> said = takenDown.details().content().items().stream()
                .map(item -> new RecentItem(takenDown.id(), item.value(), TextFingerprint.of(item), false))
                .toList();
        return DuplicatePolicy.find(sibling.details().content(), said).isPresent();
    }
}
