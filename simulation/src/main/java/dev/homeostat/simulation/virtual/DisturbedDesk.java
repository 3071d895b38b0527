package dev.homeostat.simulation.virtual;

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

/** A desk whose callers are disturbed before they call and after the call has taken effect. */
record DisturbedDesk(PublishingDesk desk, SimulatedEngine engine) implements PublishingDesk {

    @Override
    public ClaimAnswer claimNext(Tenure tenure, PublishLimits limits) {
        return engine.call(
                DisturbancePoint.BEFORE_CLAIM, DisturbancePoint.AFTER_CLAIM, () -> desk.claimNext(tenure, limits));
    }

    @Override
    public Authorization authorize(Claim claim) {
        return engine.call(
                DisturbancePoint.BEFORE_AUTHORIZE, DisturbancePoint.AFTER_AUTHORIZE, () -> desk.authorize(claim));
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome, PublishLimits limits) {
        return engine.call(
                DisturbancePoint.BEFORE_SETTLE,
                DisturbancePoint.AFTER_SETTLE,
                () -> desk.settle(claim, outcome, limits));
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
    public Sweep sweep(Tenure tenure, PublishLimits limits) {
        return engine.call(
                DisturbancePoint.BEFORE_SWEEP, DisturbancePoint.AFTER_SWEEP, () -> desk.sweep(tenure, limits));
    }

    @Override
    public Unsettled unsettled(AccountId account) {
        return desk.unsettled(account);
    }

    @Override
    public Post resolve(Tenure tenure, UnsettledPost listed, Verdict verdict, Instant readAt) {
        return engine.call(
                DisturbancePoint.BEFORE_RESOLVE,
                DisturbancePoint.AFTER_RESOLVE,
                () -> desk.resolve(tenure, listed, verdict, readAt));
    }
}
