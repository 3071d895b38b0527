package dev.homeostat.adapter.postgres;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.KnownItem;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishingEvents;
import dev.homeostat.domain.publishing.SweepPolicy;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Locks the account's row first, so that of one account one call happens after the other. */
final class JdbiPublishingDesk implements PublishingDesk {

    private final Database database;

    JdbiPublishingDesk(Database database) {
        this.database = database;
    }

    @Override
    public ClaimAnswer claimNext(Tenure tenure, PublishLimits limits) {
        return database.inTransaction(
                handle -> DeskClaims.claimNext(handle, AccountRow.lock(handle, tenure.account()), tenure, limits));
    }

    @Override
    public Authorization authorize(Claim claim) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, claim.post().details().account());
            Post stored = DeskRows.stored(handle, claim.postId());
            Authorization answer =
                    Authorization.judge(claim, stored, account.tenure(), account.controls(), account.machineNow());
            if (answer instanceof Authorization.Granted) {
                EngineId engine = account.tenure().orElseThrow().engine();
                Decision decision = DecisionRows.read(handle, stored.details().decision());
                DeskRows.grant(handle, claim.post(), account.machineNow());
                AuditRows.append(
                        handle, account.machineNow(), PublishingEvents.grantedForGood(claim, engine, decision));
            }
            return answer;
        });
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome, PublishLimits limits) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, claim.post().details().account());
            Post stored = DeskRows.stored(handle, claim.postId());
            return account.latestTenure().equals(claim.tenureEpoch())
                            && claim.isCurrent(stored)
                            && stored instanceof PublishingPost publishing
                    ? DeskSettlements.settle(handle, account, claim, publishing, outcome, limits)
                    : new Settlement.Superseded(stored);
        });
    }

    @Override
    public Sweep sweep(Tenure tenure, PublishLimits limits) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            List<UnconfirmedPost> released = new ArrayList<>();
            Map<PostId, Duration> slow = new TreeMap<>();
            if (account.isHeldUnder(tenure.epoch())) {
                for (PublishingPost post : DeskRows.publishing(handle, account.id())) {
                    switch (SweepPolicy.decide(post, tenure.epoch(), account.machineNow(), limits)) {
                        case SweepPolicy.Decision.Leave leave -> {}
                        case SweepPolicy.Decision.Warn warn -> slow.put(post.id(), warn.posting());
                        case SweepPolicy.Decision.Release release -> {
                            DeskSettlements.release(handle, account, post, release.post());
                            released.add(release.post());
                        }
                    }
                }
            }
            return new Sweep(released, slow);
        });
    }

    @Override
    public Pace pace(AccountId id, RateBounds bounds) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, id);
            return new Pace(account.pacing(bounds).within(bounds), PaceRows.slots(handle, account));
        });
    }

    @Override
    public List<KnownItem> items(AccountId account, Instant since) {
        return database.inTransaction(handle -> KnownItemRows.since(handle, account, since));
    }

    @Override
    public int forPerson(AccountId account) {
        return database.inTransaction(handle -> DeskRows.forPerson(handle, account));
    }

    @Override
    public Unsettled unsettled(AccountId account) {
        return database.inTransaction(handle -> {
            AccountRow row = AccountRow.lock(handle, account);
            List<UnsettledPost> listed = DeskRows.unsettled(handle, account);
            return new Unsettled(
                    listed,
                    DeskRows.forPerson(handle, account),
                    listed.isEmpty() ? Set.of() : DeskRows.taken(handle, account),
                    row.machineNow());
        });
    }

    @Override
    public Post resolve(Tenure tenure, UnsettledPost listed, Verdict verdict, Instant readAt) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            Post stored = DeskRows.stored(handle, listed.id());
            return listed.equals(stored) && account.isHeldUnder(tenure.epoch())
                    ? DeskSettlements.resolve(handle, account, tenure.engine(), listed, verdict, readAt)
                    : stored;
        });
    }
}
