package dev.homeostat.adapter.postgres;

import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.ClaimPolicy;
import dev.homeostat.domain.publishing.ClaimPolicy.Decision;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishingEvents;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** How posts are claimed, under the account's lock. */
final class DeskClaims {

    private DeskClaims() {}

    static ClaimAnswer claimNext(Handle handle, AccountRow account, Tenure tenure, PublishLimits limits) {
        return switch (ClaimPolicy.decide(tenure, situation(handle, account, limits), limits)) {
            case Decision.Take take -> claim(handle, account, tenure, take.post(), limits);
            case Decision.Withhold withhold -> withhold(handle, account, withhold);
            case Decision.Shadow shadow -> shadow(handle, account, shadow);
            case Decision.NothingDue nothing -> new ClaimAnswer.NothingDue();
            case Decision.Wait wait -> new ClaimAnswer.Wait(wait.reason());
            case Decision.TenureLost lost -> new ClaimAnswer.TenureLost();
        };
    }

    private static ClaimPolicy.Situation situation(Handle handle, AccountRow account, PublishLimits limits) {
        Instant now = account.accountNow();
        return new ClaimPolicy.Situation(
                account.machineNow(),
                now,
                account.tenure(),
                account.controls(),
                account.lastClaim(),
                account.pacing(limits.rate()),
                PaceRows.slots(handle, account),
                DeskRows.nextDue(handle, account.id(), account.controls().mode() == Mode.LIVE, now),
                DeskRows.anyDue(handle, account.id(), now),
                () -> RecentItemRows.since(handle, account.id(), now.minus(DuplicatePolicy.WINDOW)));
    }

    private static ClaimAnswer claim(
            Handle handle, AccountRow account, Tenure tenure, QueuedPost post, PublishLimits limits) {
        PublishingPost claimed =
                post.claim(account.epoch().next(), account.machineNow(), Micros.of(limits.attemptLength()));
        DeskRows.keepClaim(handle, account, claimed.attempt().epoch());
        PaceRows.take(handle, account, claimed.id(), claimed.attempt().number());
        PostChanges.update(handle, claimed, account.accountNow());
        PostChanges.beginAttempt(handle, claimed, tenure.engine());
        StoreEvents.ofAccount(handle, account, PublishingEvents.claimed(post, claimed, account.accountNow()));
        return new ClaimAnswer.Claimed(new Claim(tenure.epoch(), claimed));
    }

    private static ClaimAnswer withhold(Handle handle, AccountRow account, Decision.Withhold withhold) {
        PostChanges.update(handle, withhold.archived(), account.accountNow());
        StoreEvents.ofAccount(handle, account, PublishingEvents.saidBefore(withhold, account.accountNow()));
        return new ClaimAnswer.Withheld(withhold.archived());
    }

    private static ClaimAnswer shadow(Handle handle, AccountRow account, Decision.Shadow shadow) {
        DeskRows.keepClaim(handle, account, account.epoch());
        PaceRows.take(handle, account, shadow.post().id(), shadow.attempt());
        PostChanges.update(handle, shadow.archived(), account.accountNow());
        StoreEvents.ofAccount(handle, account, PublishingEvents.shadowed(shadow, account.accountNow()));
        return new ClaimAnswer.Shadowed(shadow.archived());
    }
}
