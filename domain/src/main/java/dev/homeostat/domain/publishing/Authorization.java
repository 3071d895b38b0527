package dev.homeostat.domain.publishing;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
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
}
