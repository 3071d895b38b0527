package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.KnownItem;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The desk of an engine that is to be killed: tells how far a publish is, and stands still where it is told to. */
final class HaltingDesk implements PublishingDesk {

    private final PublishingDesk desk;
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
        this.desk = desk;
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
        ClaimAnswer answer = desk.claimNext(tenure, limits);
        if (answer instanceof ClaimAnswer.Claimed claimed) {
            signals.claimed(claimed.claim());
            if (halt == KillPoint.AFTER_INTENT) {
                signals.standStill(halt);
            }
        }
        return answer;
    }

    @Override
    public Authorization authorize(Claim claim) {
        return desk.authorize(claim);
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
        Settlement settlement = desk.settle(claim, outcome, limits);
        signals.settled();
        if (settlement instanceof Settlement.Next next) {
            signals.claimed(next.claim());
        }
        return settlement;
    }

    @Override
    public Sweep sweep(Tenure tenure, PublishLimits limits) {
        return desk.sweep(tenure, limits);
    }

    @Override
    public Pace pace(AccountId account, RateBounds bounds) {
        return desk.pace(account, bounds);
    }

    @Override
    public List<KnownItem> items(AccountId account, Instant since) {
        return desk.items(account, since);
    }

    @Override
    public Unsettled unsettled(AccountId account) {
        return desk.unsettled(account);
    }

    @Override
    public Post resolve(Tenure tenure, UnsettledPost listed, Verdict verdict, Instant readAt) {
        return desk.resolve(tenure, listed, verdict, readAt);
    }
}
