package dev.homeostat.adapter.postgres;

import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishingEvents;
import dev.homeostat.domain.publishing.ReconciliationPolicy;
import dev.homeostat.domain.publishing.SettlementPolicy;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** How attempts end, under the account's lock. */
final class DeskSettlements {

    private DeskSettlements() {}

    static Settlement settle(
            Handle handle,
            AccountRow account,
            Claim claim,
            PublishingPost stored,
            PublishOutcome outcome,
            PublishLimits limits) {
        Instant accountNow = account.accountNow();
        Post after = SettlementPolicy.settle(
                stored, outcome, others(handle, account.id(), stored.id()), account.machineNow(), accountNow);
        DeskRows.Begun begun = DeskRows.begun(handle, stored);
        PostChanges.endAttempt(handle, stored, stored.attempt(), outcome.word(), outcome.detail());
        update(handle, after, accountNow);
        StoreEvents.ofAccount(handle, account, PublishingEvents.settled(stored, after, outcome, accountNow));
        if (begun.first() && SettlementPolicy.givesSlotBack(outcome)) {
            PaceRows.giveBack(handle, stored);
        }
        pace(handle, account, outcome, limits);
        if (after instanceof PublishingPost next) {
            PostChanges.beginAttempt(handle, next, begun.engine());
        }
        PublishingEvents.settledForGood(stored, outcome, begun.engine(), begun.granted())
                .ifPresent(content -> AuditRows.append(handle, account.machineNow(), content));
        return after instanceof PublishingPost next
                ? new Settlement.Next(new Claim(claim.tenureEpoch(), next))
                : new Settlement.Closed(after);
    }

    private static void pace(Handle handle, AccountRow account, PublishOutcome outcome, PublishLimits limits) {
        Pacing before = account.pacing(limits.rate());
        Pacing after = PaceRows.storable(SettlementPolicy.pace(before, outcome, limits.rate(), account.machineNow()));
        if (!after.equals(before)) {
            PaceRows.keep(handle, account.id(), after);
        }
        if (!after.isAsFastAs(before)) {
            StoreEvents.ofAccount(
                    handle, account, PublishingEvents.paced(before, after, outcome, account.accountNow()));
        }
    }

    private static SettlementPolicy.Others others(Handle handle, AccountId account, PostId post) {
        return new SettlementPolicy.Others(
                id -> DeskRows.isTaken(handle, account, id),
                contentHash -> DeskRows.isInDoubt(handle, account, contentHash, post));
    }

    static void release(Handle handle, AccountRow account, PublishingPost before, UnconfirmedPost after) {
        PostChanges.endAttempt(handle, before, before.attempt(), "unconfirmed", after.reason());
        PostChanges.update(handle, after, account.accountNow());
        StoreEvents.ofAccount(handle, account, PublishingEvents.released(before, after, account.accountNow()));
    }

    static Post resolve(
            Handle handle, AccountRow account, EngineId engine, UnsettledPost listed, Verdict verdict, Instant readAt) {
        Post after = resolved(handle, account, listed, verdict, readAt);
        if (after.equals(listed)) {
            return listed;
        }
        boolean ended = !(after instanceof UnsettledPost);
        if (ended) {
            PostChanges.endAttempt(handle, listed, listed.attempt(), verdict.word(), verdict.detail());
        }
        update(handle, after, account.accountNow());
        StoreEvents.ofAccount(handle, account, PublishingEvents.resolved(listed, after, verdict, account.accountNow()));
        if (ended) {
            AuditRows.append(
                    handle, account.machineNow(), PublishingEvents.resolvedForGood(listed, after, verdict, engine));
        }
        return after;
    }

    private static Post resolved(
            Handle handle, AccountRow account, UnsettledPost listed, Verdict verdict, Instant readAt) {
        return verdict instanceof Verdict.Found found && DeskRows.isTaken(handle, account.id(), found.id())
                ? listed.handToPerson("the site's id %s belongs to another item".formatted(found.id()))
                : ReconciliationPolicy.apply(listed, verdict, readAt, account.accountNow());
    }

    /** What has come to stand on the site whole is read from now on. */
    static void update(Handle handle, Post after, Instant accountNow) {
        PostChanges.update(handle, after, accountNow);
        if (after instanceof PublishedPost published) {
            ReadingRows.planFirst(handle, published);
        }
    }
}
