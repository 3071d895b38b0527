package dev.homeostat.domain.publishing;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.DuplicatePolicy.Twin;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a post may be claimed now. Pure and thread-safe. */
public final class ClaimPolicy {

    private ClaimPolicy() {}

    /**
     * What the store knows at the moment of the question.
     *
     * @param current the account's latest tenure, whoever holds it
     * @param lastClaim account time at which the latest claim of this account began
     * @param nextDue the queued post that is due longest, has not expired, and whose next item does not read like one in
     *     doubt
     * @param heldBack a due post that has not expired and whose next item does, looked for where there is no other
     * @param recent the account's items within {@link DuplicatePolicy#WINDOW}, asked for only when all else allows the
     *     claim
     */
    public record Situation(
            Instant machineNow,
            Instant accountNow,
            Optional<Tenure> current,
            Controls controls,
            Optional<Instant> lastClaim,
            Optional<QueuedPost> nextDue,
            Optional<PostId> heldBack,
            Supplier<List<RecentItem>> recent) {}

    /** The answer. */
    public sealed interface Decision {

        record Take(QueuedPost post) implements Decision {}

        /** The post that is due says what was said before: it ends here. */
        record Withhold(QueuedPost post, Twin twin) implements Decision {
            public ArchivedPost archived() {
                return post.archive(twin.reason());
            }
        }

        record NothingDue() implements Decision {}

        /** Something is due, but not now. */
        record Wait(String reason) implements Decision {}

        /** The asking engine does not hold the account. */
        record TenureLost() implements Decision {}
    }

    public static Decision decide(Tenure asking, Situation situation, Duration minimumGap) {
        boolean holds = situation
                .current()
                .filter(tenure -> tenure.epoch().equals(asking.epoch()) && !tenure.isOverAt(situation.machineNow()))
                .isPresent();
        if (!holds) {
            return new Decision.TenureLost();
        }
        if (situation.nextDue().isEmpty()) {
            return situation
                    .heldBack()
                    .<Decision>map(post -> new Decision.Wait(
                            "post %s waits until another with the same text is settled".formatted(post)))
                    .orElseGet(Decision.NothingDue::new);
        }
        Optional<String> hold = situation.controls().reasonToHold();
        if (hold.isPresent()) {
            return new Decision.Wait(hold.get());
        }
        Optional<Instant> earliest = situation.lastClaim().map(last -> last.plus(minimumGap));
        if (earliest.isPresent() && situation.accountNow().isBefore(earliest.get())) {
            return new Decision.Wait("the gap to the post before ends at %s".formatted(earliest.get()));
        }
        QueuedPost post = situation.nextDue().get();
        return saidBefore(post, situation.recent())
                .<Decision>map(twin -> new Decision.Withhold(post, twin))
                .orElseGet(() -> new Decision.Take(post));
    }

    /** What waits itself has not been said; once an item is out, the rest follows. */
    private static Optional<Twin> saidBefore(QueuedPost post, Supplier<List<RecentItem>> recent) {
        PostDetails details = post.details();
        if (details.terms().mayRepeat() || !details.published().isEmpty()) {
            return Optional.empty();
        }
        List<RecentItem> others = recent.get().stream()
                .filter(item -> !item.waiting() && !item.post().equals(post.id()))
                .toList();
        return DuplicatePolicy.find(details.content(), others);
    }
}
