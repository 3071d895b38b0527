package dev.homeostat.domain.publishing;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the irreversible step may be taken, asked immediately before it. */
public sealed interface Authorization {

    /**
     * Take it, and give it up when this much machine time has passed.
     *
     * @param within always positive
     */
    record Granted(Duration within) implements Authorization {}

    /** Do everything but take it. */
    record Rehearse() implements Authorization {}

    /** Do not take it. */
    record Denied(Hindrance cause, String reason) implements Authorization {}

    /**
     * Judges by what the store holds at this moment.
     *
     * @param stored the post as it stands in the store
     * @param current the account's latest tenure
     */
    static Authorization judge(
            Claim claim, Post stored, Optional<Tenure> current, Controls controls, Instant machineNow) {
        boolean holds = current.filter(
                        tenure -> tenure.epoch().equals(claim.tenureEpoch()) && !tenure.isOverAt(machineNow))
                .isPresent();
        if (!holds || !claim.isCurrent(stored)) {
            return new Denied(Hindrance.FENCED, "another engine holds the account or the post by now");
        }
        Optional<String> hold = controls.reasonToHold();
        if (hold.isPresent()) {
            return new Denied(Hindrance.HELD, hold.get());
        }
        Duration left = Duration.between(machineNow, claim.attempt().deadline());
        if (left.isNegative() || left.isZero()) {
            return new Denied(Hindrance.LATE, "the attempt's deadline has passed");
        }
        return controls.mode() == Mode.LIVE ? new Granted(left) : new Rehearse();
    }

    /** The time that a removal is given. */
    Duration REMOVAL = Duration.ofSeconds(90);

    /**
     * Judges whether an item may be removed. A person's takedown is carried out though the account be paused or stopped.
     *
     * @param marked whether the item is to be removed and still stands there as far as is known
     * @param current the account's latest tenure
     */
    static Authorization judgeRemoval(
            Tenure asking, boolean marked, Optional<Tenure> current, Controls controls, Instant machineNow) {
        Optional<Tenure> held =
                current.filter(tenure -> tenure.epoch().equals(asking.epoch()) && !tenure.isOverAt(machineNow));
        if (held.isEmpty()) {
            return new Denied(Hindrance.FENCED, "another engine holds the account by now");
        }
        if (!marked) {
            return new Denied(Hindrance.FENCED, "the item is not to be removed any more");
        }
        Optional<Hold> kill = controls.killSwitch();
        if (kill.isPresent()) {
            return new Denied(
                    Hindrance.HELD,
                    "the kill switch is engaged by %s: %s"
                            .formatted(kill.get().by(), kill.get().reason()));
        }
        if (controls.mode() != Mode.LIVE) {
            return new Denied(
                    Hindrance.HELD,
                    "the account's mode is %s".formatted(controls.mode().word()));
        }
        Duration left = Duration.between(machineNow, held.get().expiresAt());
        return new Granted(left.compareTo(REMOVAL) < 0 ? left : REMOVAL);
    }
}
