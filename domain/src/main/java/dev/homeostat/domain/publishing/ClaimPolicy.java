package dev.homeostat.domain.publishing;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.QueuedPost;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a post may be claimed now. Pure and thread-safe. */
public final class ClaimPolicy {

    private ClaimPolicy() {}

    /**
     * What the store knows at the moment of the question.
     *
     * @param current the account's latest tenure, whoever holds it
     * @param lastClaim account time at which the latest claim of this account began
     * @param nextDue the queued post that is due longest and whose next item does not read like one in doubt
     * @param heldBack a due post whose next item does, looked for where there is no other
     */
    public record Situation(
            Instant machineNow,
            Instant accountNow,
            Optional<Tenure> current,
            Controls controls,
            Optional<Instant> lastClaim,
            Optional<QueuedPost> nextDue,
            Optional<PostId> heldBack) {}

    /** The answer. */
    public sealed interface Decision {

        record Take(QueuedPost post) implements Decision {}

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
        return new Decision.Take(situation.nextDue().get());
    }
}
