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

/** A desk around another, for those that look on. */
abstract class ForwardingDesk implements PublishingDesk {

    private final PublishingDesk desk;

    ForwardingDesk(PublishingDesk desk) {
        this.desk = desk;
    }

    @Override
    public ClaimAnswer claimNext(Tenure tenure, PublishLimits limits) {
        return desk.claimNext(tenure, limits);
    }

    @Override
    public Authorization authorize(Claim claim) {
        return desk.authorize(claim);
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome, PublishLimits limits) {
        return desk.settle(claim, outcome, limits);
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
    public int forPerson(AccountId account) {
        return desk.forPerson(account);
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
