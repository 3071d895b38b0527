package dev.homeostat.testkit.memory;

import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.ClaimPolicy;
import dev.homeostat.domain.publishing.ClaimPolicy.Decision;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishingEvents;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How posts are claimed, within a transaction. */
final class MemoryClaims {

    private final MemoryState state;

    MemoryClaims(MemoryState state) {
        this.state = state;
    }

    ClaimAnswer claimNext(Tenure tenure, PublishLimits limits) {
        MemoryAccount account = state.account(tenure.account());
        Instant now = state.accountNow(tenure.account());
        return switch (ClaimPolicy.decide(tenure, situation(account, now, limits), limits)) {
            case Decision.Take take -> claim(tenure, account, take.post(), limits, now);
            case Decision.Withhold withhold -> {
                state.keep(withhold.archived(), PublishingEvents.saidBefore(withhold, now));
                yield new ClaimAnswer.Withheld(withhold.archived());
            }
            case Decision.Shadow shadow -> {
                account.lastClaim = Optional.of(now);
                account.slots.take(shadow.post().id(), shadow.attempt(), now);
                state.keep(shadow.archived(), PublishingEvents.shadowed(shadow, now));
                yield new ClaimAnswer.Shadowed(shadow.archived());
            }
            case Decision.NothingDue nothing -> new ClaimAnswer.NothingDue();
            case Decision.Wait wait -> new ClaimAnswer.Wait(wait.reason());
            case Decision.TenureLost lost -> new ClaimAnswer.TenureLost();
        };
    }

    private ClaimPolicy.Situation situation(MemoryAccount account, Instant now, PublishLimits limits) {
        List<QueuedPost> due = due(account, now);
        return new ClaimPolicy.Situation(
                state.machineNow(),
                now,
                account.tenure,
                state.controls(account.id),
                account.lastClaim,
                account.pacing(limits.rate()),
                account.slots.at(now),
                nextDue(account, due),
                due.stream().map(Post::id).min(Comparator.naturalOrder()),
                () -> account.posts.recentItems(now.minus(DuplicatePolicy.WINDOW)));
    }

    private ClaimAnswer claim(
            Tenure tenure, MemoryAccount account, QueuedPost post, PublishLimits limits, Instant accountNow) {
        account.epoch = account.epoch.next();
        account.lastClaim = Optional.of(accountNow);
        PublishingPost claimed = post.claim(account.epoch, state.machineNow(), limits.attemptLength());
        account.slots.take(claimed.id(), claimed.attempt().number(), accountNow);
        state.post(post.id()).attempts.begin(claimed.attempt(), tenure.engine());
        state.keep(claimed, PublishingEvents.claimed(post, claimed, accountNow));
        return new ClaimAnswer.Claimed(new Claim(tenure.epoch(), claimed));
    }

    private static List<QueuedPost> due(MemoryAccount account, Instant accountNow) {
        return account.posts
                .queued()
                .takeWhile(post -> !post.details().dueAt().isAfter(accountNow))
                .filter(post -> !post.details().isExpiredAt(accountNow))
                .toList();
    }

    /**
     * Of posts by due time, the first whose next item is not in doubt; where the account is not live, what is out in part
     * comes last.
     */
    private static Optional<QueuedPost> nextDue(MemoryAccount account, List<QueuedPost> due) {
        Set<String> inDoubt = account.posts.inDoubt(Optional.empty());
        return due.stream()
                .filter(post -> inDoubt.isEmpty() || !inDoubt.contains(PostShelf.nextHash(post)))
                .min(Comparator.comparing(post ->
                        account.mode != Mode.LIVE && !post.details().published().isEmpty()));
    }
}
