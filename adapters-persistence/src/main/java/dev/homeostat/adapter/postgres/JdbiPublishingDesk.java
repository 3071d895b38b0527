package dev.homeostat.adapter.postgres;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.ClaimPolicy;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishingEvents;
import dev.homeostat.domain.publishing.ReconciliationPolicy;
import dev.homeostat.domain.publishing.SettlementPolicy;
import dev.homeostat.domain.publishing.SweepPolicy;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Locks the account's row first, so that of one account one call happens after the other. */
final class JdbiPublishingDesk implements PublishingDesk {

    private final Database database;

    JdbiPublishingDesk(Database database) {
        this.database = database;
    }

    @Override
    public ClaimAnswer claimNext(Tenure tenure, PublishLimits limits) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            ClaimPolicy.Situation situation = new ClaimPolicy.Situation(
                    account.machineNow(),
                    account.accountNow(),
                    account.tenure(),
                    account.controls(),
                    account.lastClaim(),
                    DeskRows.nextDue(handle, account.id(), account.accountNow()),
                    DeskRows.anyDue(handle, account.id(), account.accountNow()),
                    () -> RecentItemRows.since(
                            handle, account.id(), account.accountNow().minus(DuplicatePolicy.WINDOW)));
            return switch (ClaimPolicy.decide(tenure, situation, limits.minimumGap())) {
                case ClaimPolicy.Decision.Take take -> claim(handle, account, tenure, take.post(), limits);
                case ClaimPolicy.Decision.Withhold withhold -> withhold(handle, account, withhold);
                case ClaimPolicy.Decision.NothingDue nothing -> new ClaimAnswer.NothingDue();
                case ClaimPolicy.Decision.Wait wait -> new ClaimAnswer.Wait(wait.reason());
                case ClaimPolicy.Decision.TenureLost lost -> new ClaimAnswer.TenureLost();
            };
        });
    }

    private static ClaimAnswer withhold(Handle handle, AccountRow account, ClaimPolicy.Decision.Withhold withhold) {
        PostChanges.update(handle, withhold.archived(), account.accountNow());
        StoreEvents.ofAccount(handle, account, PublishingEvents.saidBefore(withhold, account.accountNow()));
        return new ClaimAnswer.Withheld(withhold.archived());
    }

    private static ClaimAnswer claim(
            Handle handle, AccountRow account, Tenure tenure, QueuedPost post, PublishLimits limits) {
        PublishingPost claimed =
                post.claim(account.epoch().next(), account.machineNow(), Micros.of(limits.attemptLength()));
        DeskRows.keepClaim(handle, account, claimed.attempt().epoch());
        PostChanges.update(handle, claimed, account.accountNow());
        PostChanges.beginAttempt(handle, claimed, tenure.engine());
        StoreEvents.ofAccount(handle, account, PublishingEvents.claimed(post, claimed, account.accountNow()));
        return new ClaimAnswer.Claimed(new Claim(tenure.epoch(), claimed));
    }

    @Override
    public Authorization authorize(Claim claim) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, claim.post().details().account());
            Post stored = DeskRows.stored(handle, claim.postId());
            return Authorization.judge(claim, stored, account.tenure(), account.controls(), account.machineNow());
        });
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, claim.post().details().account());
            Post stored = DeskRows.stored(handle, claim.postId());
            if (!account.latestTenure().equals(claim.tenureEpoch())
                    || !claim.isCurrent(stored)
                    || !(stored instanceof PublishingPost publishing)) {
                return new Settlement.Superseded(stored);
            }
            return settle(handle, account, claim, publishing, outcome);
        });
    }

    private static Settlement settle(
            Handle handle, AccountRow account, Claim claim, PublishingPost stored, PublishOutcome outcome) {
        Instant accountNow = account.accountNow();
        Post after = SettlementPolicy.settle(
                stored, outcome, others(handle, account.id(), stored.id()), account.machineNow(), accountNow);
        PostChanges.endAttempt(handle, stored, claim.attempt(), outcome.word(), outcome.detail());
        update(handle, after, accountNow);
        StoreEvents.ofAccount(handle, account, PublishingEvents.settled(stored, after, outcome, accountNow));
        if (after instanceof PublishingPost next) {
            EngineId engine = DeskRows.engineOf(handle, stored);
            PostChanges.beginAttempt(handle, next, engine);
            return new Settlement.Next(new Claim(claim.tenureEpoch(), next));
        }
        return new Settlement.Closed(after);
    }

    private static SettlementPolicy.Others others(Handle handle, AccountId account, PostId post) {
        return new SettlementPolicy.Others(
                id -> DeskRows.isTaken(handle, account, id),
                contentHash -> DeskRows.isInDoubt(handle, account, contentHash, post));
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
                            release(handle, account, post, release.post());
                            released.add(release.post());
                        }
                    }
                }
            }
            return new Sweep(released, slow);
        });
    }

    private static void release(Handle handle, AccountRow account, PublishingPost before, UnconfirmedPost after) {
        PostChanges.endAttempt(handle, before, before.attempt(), "unconfirmed", after.reason());
        PostChanges.update(handle, after, account.accountNow());
        StoreEvents.ofAccount(handle, account, PublishingEvents.released(before, after, account.accountNow()));
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
            if (!listed.equals(stored) || !account.isHeldUnder(tenure.epoch())) {
                return stored;
            }
            Post after = resolved(handle, account, listed, verdict, readAt);
            if (!after.equals(stored)) {
                if (!(after instanceof UnsettledPost)) {
                    PostChanges.endAttempt(handle, listed, listed.attempt(), verdict.word(), verdict.detail());
                }
                update(handle, after, account.accountNow());
                StoreEvents.ofAccount(
                        handle, account, PublishingEvents.resolved(listed, after, verdict, account.accountNow()));
            }
            return after;
        });
    }

    /** What has come to stand on the site whole is read from now on. */
    private static void update(Handle handle, Post after, Instant accountNow) {
        PostChanges.update(handle, after, accountNow);
        if (after instanceof PublishedPost published) {
            ReadingRows.planFirst(handle, published);
        }
    }

    private static Post resolved(
            Handle handle, AccountRow account, UnsettledPost listed, Verdict verdict, Instant readAt) {
        return verdict instanceof Verdict.Found found && DeskRows.isTaken(handle, account.id(), found.id())
                ? listed.handToPerson("the site's id %s belongs to another item".formatted(found.id()))
                : ReconciliationPolicy.apply(listed, verdict, readAt, account.accountNow());
    }
}
