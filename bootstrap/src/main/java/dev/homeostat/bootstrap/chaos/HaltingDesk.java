package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.util.function.BooleanSupplier;

/** The desk of an engine that is to be killed: tells how far a publish is, and stands still where it is told to. */
final class HaltingDesk extends ForwardingDesk {

    private final KillPoint halt;
    private final Signals signals;
    private final BooleanSupplier mayClaim;
    private final BooleanSupplier due;

    /**
     * A desk around another.
     *
     * @param mayClaim until then nothing is claimed, as if the tick of posting came later
     * @param due whether there is anything to claim
     */
    HaltingDesk(PublishingDesk desk, KillPoint halt, Signals signals, BooleanSupplier mayClaim, BooleanSupplier due) {
        super(desk);
        this.halt = halt;
        this.signals = signals;
        this.mayClaim = mayClaim;
        this.due = due;
    }

    @Override
    public ClaimAnswer claimNext(Tenure tenure, PublishLimits limits) {
        if (!mayClaim.getAsBoolean()) {
            return new ClaimAnswer.Wait("reconciliation comes first");
        }
        if (halt == KillPoint.BEFORE_INTENT && due.getAsBoolean()) {
            signals.standStill(halt);
        }
        ClaimAnswer answer = super.claimNext(tenure, limits);
        if (answer instanceof ClaimAnswer.Claimed claimed) {
            signals.claimed(claimed.claim());
            if (halt == KillPoint.AFTER_INTENT) {
                signals.standStill(halt);
            }
        }
        return answer;
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome, PublishLimits limits) {
        boolean sent = !(outcome instanceof PublishOutcome.NotSent);
        if (sent && halt == KillPoint.BEFORE_OUTCOME) {
            signals.standStill(halt);
        }
        if (sent && halt == KillPoint.DURING_COMMIT) {
            signals.armCommit();
        }
        Settlement settlement = super.settle(claim, outcome, limits);
        signals.settled();
        switch (settlement) {
            case Settlement.Next next -> signals.claimed(next.claim());
            case Settlement.Superseded superseded -> signals.fenced("outcome");
            case Settlement.Closed closed -> {}
        }
        return settlement;
    }
}
