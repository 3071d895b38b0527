package dev.homeostat.application.publishing;

import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;

/**
 * Leave to publish while the store is away: only what was claimed before, before the claim's deadline, one at a time,
 * and only once the intent is durable on this host. The claim has taken its rate slot, so the rate holds.
 */
final class OfflineLeave {

    private final AttemptJournal journal;
    private final Mode mode;

    /**
     * Leave for one account.
     *
     * @param mode as the engine set it when it took the account
     */
    OfflineLeave(AttemptJournal journal, Mode mode) {
        this.journal = journal;
        this.mode = mode;
    }

    /**
     * Gives leave or says why not.
     *
     * @param left machine time until the claim's deadline
     * @param why what kept the store from answering
     */
    Authorization ask(Claim claim, Duration left, String why) {
        if (mode != Mode.LIVE) {
            return new Authorization.Denied(Hindrance.STORE, "the store did not give leave: " + why);
        }
        if (!left.isPositive()) {
            return new Authorization.Denied(Hindrance.LATE, "the attempt's deadline has passed");
        }
        return switch (journal.intend(claim)) {
            case AttemptJournal.Answer.Kept kept -> new Authorization.Granted(left);
            case AttemptJournal.Answer.Refused(String reason) ->
                new Authorization.Denied(
                        Hindrance.STORE,
                        "the store did not give leave (%s), and this host cannot keep the intent: %s"
                                .formatted(why, reason));
        };
    }
}
