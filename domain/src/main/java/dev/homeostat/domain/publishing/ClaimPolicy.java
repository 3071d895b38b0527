package dev.homeostat.domain.publishing;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.Slots;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.DuplicatePolicy.Twin;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import java.math.BigDecimal;
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
     * @param pacing how fast the account may post now
     * @param slots what its posts have taken of that
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
            Pacing pacing,
            Slots slots,
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

        /** In shadow mode it would be taken now, and ends here; it takes its rate slot all the same. */
        record Shadow(QueuedPost post) implements Decision {

            /** The number of the attempt that it would have been. */
            public int attempt() {
                return post.details().attempts() + 1;
            }

            public ArchivedPost archived() {
                return post.archive(ArchivedPost.SHADOWED);
            }
        }

        record NothingDue() implements Decision {}

        /** Something is due, but not now. */
        record Wait(String reason) implements Decision {}

        /** The asking engine does not hold the account. */
        record TenureLost() implements Decision {}
    }

    public static Decision decide(Tenure asking, Situation situation, PublishLimits limits) {
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
        QueuedPost post = situation.nextDue().get();
        if (situation.controls().mode() != Mode.LIVE
                && !post.details().published().isEmpty()) {
            return new Decision.Wait(
                    "post %s is out in part and goes on when the account is live".formatted(post.id()));
        }
        Optional<String> tooFast = tooFast(post, situation, limits);
        if (tooFast.isPresent()) {
            return new Decision.Wait(tooFast.get());
        }
        return saidBefore(post, situation.recent())
                .<Decision>map(twin -> new Decision.Withhold(post, twin))
                .orElseGet(() -> situation.controls().mode() == Mode.SHADOW
                        ? new Decision.Shadow(post)
                        : new Decision.Take(post));
    }

    /** Once an item is out the rest follows without regard to the rate that adapts, but within all that is fixed. */
    private static Optional<String> tooFast(QueuedPost post, Situation now, PublishLimits limits) {
        Slots slots = now.slots();
        if (slots.lastHour() >= limits.caps().postsPerHour()) {
            return Optional.of("the hard cap of %d posts an hour is reached"
                    .formatted(limits.caps().postsPerHour()));
        }
        if (slots.lastDay() >= limits.caps().postsPerDay()) {
            return Optional.of("the hard cap of %d posts a day is reached"
                    .formatted(limits.caps().postsPerDay()));
        }
        Optional<Instant> throttled = now.pacing().throttledUntil().filter(now.machineNow()::isBefore);
        if (throttled.isPresent()) {
            return Optional.of("the site asked to wait until %s".formatted(throttled.get()));
        }
        Optional<Instant> gap = now.lastClaim().map(last -> last.plus(limits.minimumGap()));
        if (gap.filter(now.accountNow()::isBefore).isPresent()) {
            return Optional.of("the gap to the post before ends at %s".formatted(gap.get()));
        }
        PostingRate rate = now.pacing().within(limits.rate()).rate();
        return slots.latest()
                .map(last -> last.plus(rate.spacing()))
                .filter(next ->
                        post.details().published().isEmpty() && now.accountNow().isBefore(next))
                .map(next -> "at %s posts an hour the next may begin at %s"
                        .formatted(
                                BigDecimal.valueOf(rate.perHour())
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                next));
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
