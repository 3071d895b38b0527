package dev.homeostat.testkit.memory;

import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.post.Post;
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
import java.util.Optional;

/** How attempts end, within a transaction. */
final class MemorySettlements {

    private final MemoryState state;

    MemorySettlements(MemoryState state) {
        this.state = state;
    }

    Settlement settle(Claim claim, PublishOutcome outcome, PublishLimits limits) {
        PublishingPost before = claim.post();
        MemoryAccount account = state.account(before.details().account());
        Instant accountNow = state.accountNow(account.id);
        AttemptLog attempts = state.post(before.id()).attempts;
        Post after = SettlementPolicy.settle(before, outcome, others(account, before), state.machineNow(), accountNow);
        attempts.end(claim.attempt(), outcome.word(), outcome.detail());
        state.keep(after, PublishingEvents.settled(before, after, outcome, accountNow));
        if (attempts.isFirstOfItsClaim(claim.attempt()) && SettlementPolicy.givesSlotBack(outcome)) {
            account.slots.giveBack(before);
        }
        pace(account, outcome, limits, accountNow);
        EngineId engine = attempts.engineOf(claim.attempt());
        PublishingEvents.settledForGood(before, outcome, engine, attempts.isGranted(claim.attempt()))
                .ifPresent(content -> state.audit.append(state.machineNow(), content));
        if (after instanceof PublishingPost next) {
            attempts.begin(next.attempt(), engine);
            return new Settlement.Next(new Claim(claim.tenureEpoch(), next));
        }
        return new Settlement.Closed(after);
    }

    private void pace(MemoryAccount account, PublishOutcome outcome, PublishLimits limits, Instant accountNow) {
        Pacing before = account.pacing(limits.rate());
        Pacing after = SettlementPolicy.pace(before, outcome, limits.rate(), state.machineNow());
        if (!after.equals(before)) {
            account.kept = Optional.of(after);
        }
        if (!after.isAsFastAs(before)) {
            state.events.add(PublishingEvents.paced(before, after, outcome, accountNow));
        }
    }

    private static SettlementPolicy.Others others(MemoryAccount account, Post post) {
        return new SettlementPolicy.Others(
                account.posts::isTaken,
                hash -> account.posts.inDoubt(Optional.of(post.id())).contains(hash));
    }

    void release(PublishingPost before, UnconfirmedPost after) {
        state.post(before.id()).attempts.end(before.attempt(), "unconfirmed", after.reason());
        Instant at = state.accountNow(after.details().account());
        state.keep(after, PublishingEvents.released(before, after, at));
    }

    Post resolve(EngineId engine, UnsettledPost listed, Verdict verdict, Instant readAt) {
        MemoryAccount account = state.account(listed.details().account());
        Instant accountNow = state.accountNow(account.id);
        Post after = verdict instanceof Verdict.Found found && account.posts.isTaken(found.id())
                ? listed.handToPerson("the site's id %s belongs to another item".formatted(found.id()))
                : ReconciliationPolicy.apply(listed, verdict, readAt, accountNow);
        if (after.equals(listed)) {
            return listed;
        }
        state.keep(after, PublishingEvents.resolved(listed, after, verdict, accountNow));
        if (!(after instanceof UnsettledPost)) {
            state.post(listed.id()).attempts.end(listed.attempt(), verdict.word(), verdict.detail());
            state.audit.append(state.machineNow(), PublishingEvents.resolvedForGood(listed, after, verdict, engine));
        }
        return after;
    }
}
