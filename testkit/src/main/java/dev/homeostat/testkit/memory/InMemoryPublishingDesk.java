package dev.homeostat.testkit.memory;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryPublishingDesk implements PublishingDesk {

    private final MemoryState state;

    InMemoryPublishingDesk(MemoryState state) {
        this.state = state;
    }

    @Override
    public ClaimAnswer claimNext(Tenure tenure, PublishLimits limits) {
        return state.transact(() -> {
            MemoryState.Account account = state.account(tenure.account());
            Instant accountNow = state.accountNow(tenure.account());
            ClaimPolicy.Situation situation = new ClaimPolicy.Situation(
                    state.machineNow(),
                    accountNow,
                    account.tenure,
                    state.controls(tenure.account()),
                    account.lastClaim,
                    nextDue(tenure.account(), accountNow),
                    due(tenure.account(), accountNow).map(Post::id).min(Comparator.naturalOrder()));
            return switch (ClaimPolicy.decide(tenure, situation, limits.minimumGap())) {
                case ClaimPolicy.Decision.Take take -> claim(tenure, account, take.post(), limits, accountNow);
                case ClaimPolicy.Decision.NothingDue nothing -> new ClaimAnswer.NothingDue();
                case ClaimPolicy.Decision.Wait wait -> new ClaimAnswer.Wait(wait.reason());
                case ClaimPolicy.Decision.TenureLost lost -> new ClaimAnswer.TenureLost();
            };
        });
    }

    private ClaimAnswer claim(
            Tenure tenure, MemoryState.Account account, QueuedPost post, PublishLimits limits, Instant accountNow) {
        account.epoch = account.epoch.next();
        account.lastClaim = Optional.of(accountNow);
        PublishingPost claimed = post.claim(account.epoch, state.machineNow(), limits.attemptLength());
        state.attempts(post.id()).begin(claimed.attempt());
        keep(claimed, PublishingEvents.claimed(post, claimed, accountNow));
        return new ClaimAnswer.Claimed(new Claim(tenure.epoch(), claimed));
    }

    @Override
    public Authorization authorize(Claim claim) {
        return state.transact(() -> {
            AccountId account = claim.post().details().account();
            return Authorization.judge(
                    claim,
                    state.post(claim.postId()),
                    state.account(account).tenure,
                    state.controls(account),
                    state.machineNow());
        });
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome) {
        return state.transact(() -> {
            Post stored = state.post(claim.postId());
            AccountId account = claim.post().details().account();
            if (!latestTenure(account).equals(claim.tenureEpoch()) || !claim.isCurrent(stored)) {
                return new Settlement.Superseded(stored);
            }
            PublishingPost before = claim.post();
            Instant accountNow = state.accountNow(account);
            Post after = SettlementPolicy.settle(
                    before, outcome, others(account, before.id()), state.machineNow(), accountNow);
            state.attempts(stored.id()).end(claim.attempt(), outcome.word(), outcome.detail());
            keep(after, PublishingEvents.settled(before, after, outcome, accountNow));
            if (after instanceof PublishingPost next) {
                state.attempts(stored.id()).begin(next.attempt());
                return new Settlement.Next(new Claim(claim.tenureEpoch(), next));
            }
            return new Settlement.Closed(after);
        });
    }

    @Override
    public Sweep sweep(Tenure tenure, PublishLimits limits) {
        return state.transact(() -> {
            List<UnconfirmedPost> released = new ArrayList<>();
            Map<PostId, Duration> slow = new TreeMap<>();
            if (holds(tenure)) {
                for (PublishingPost post : inState(tenure.account(), PublishingPost.class)) {
                    switch (SweepPolicy.decide(post, tenure.epoch(), state.machineNow(), limits)) {
                        case SweepPolicy.Decision.Leave leave -> {}
                        case SweepPolicy.Decision.Warn warn -> slow.put(post.id(), warn.posting());
                        case SweepPolicy.Decision.Release release -> {
                            released.add(release.post());
                            release(post, release.post());
                        }
                    }
                }
            }
            return new Sweep(released, slow);
        });
    }

    private void release(PublishingPost before, UnconfirmedPost after) {
        state.attempts(before.id()).end(before.attempt(), "unconfirmed", after.reason());
        Instant at = state.accountNow(after.details().account());
        keep(after, PublishingEvents.released(before, after, at));
    }

    @Override
    public Unsettled unsettled(AccountId account) {
        return state.transact(() -> new Unsettled(
                inState(account, UnsettledPost.class).stream()
                        .filter(post -> post.search().forPerson().isEmpty())
                        .sorted(Comparator.comparing(
                                        (UnsettledPost post) -> post.attempt().intendedAt())
                                .thenComparing(Post::id))
                        .toList(),
                (int) inState(account, UnsettledPost.class).stream()
                        .filter(post -> post.search().forPerson().isPresent())
                        .count(),
                taken(account, Optional.empty()),
                state.machineNow()));
    }

    @Override
    public Post resolve(Tenure tenure, UnsettledPost listed, Verdict verdict, Instant readAt) {
        return state.transact(() -> {
            Post stored = state.post(listed.id());
            if (!listed.equals(stored) || !holds(tenure)) {
                return stored;
            }
            Instant accountNow = state.accountNow(tenure.account());
            Post after = verdict instanceof Verdict.Found found
                            && taken(tenure.account(), Optional.of(listed.id())).contains(found.id())
                    ? listed.handToPerson("the site's id %s belongs to another item".formatted(found.id()))
                    : ReconciliationPolicy.apply(listed, verdict, readAt, accountNow);
            if (!after.equals(stored)) {
                if (!(after instanceof UnsettledPost)) {
                    state.attempts(listed.id()).end(listed.attempt(), verdict.word(), verdict.detail());
                }
                keep(after, PublishingEvents.resolved(listed, after, verdict, accountNow));
            }
            return after;
        });
    }

    private void keep(Post after, RecordedEvent event) {
        state.posts.put(after.id(), after);
        state.events.add(event);
    }

    private SettlementPolicy.Others others(AccountId account, PostId post) {
        return new SettlementPolicy.Others(
                taken(account, Optional.empty())::contains, inDoubt(account, Optional.of(post))::contains);
    }

    private Optional<QueuedPost> nextDue(AccountId account, Instant accountNow) {
        Set<String> inDoubt = inDoubt(account, Optional.empty());
        return due(account, accountNow)
                .filter(post -> !inDoubt.contains(
                        post.details().textAt(post.details().nextPosition()).hash()))
                .min(Comparator.comparing((QueuedPost post) -> post.details().dueAt())
                        .thenComparing(Post::id));
    }

    private Stream<QueuedPost> due(AccountId account, Instant accountNow) {
        return inState(account, QueuedPost.class).stream()
                .filter(post -> !post.details().dueAt().isAfter(accountNow));
    }

    /** Content hashes of the items that may be on their way to the site. */
    private Set<String> inDoubt(AccountId account, Optional<PostId> except) {
        return Stream.concat(
                        inState(account, PublishingPost.class).stream(), inState(account, UnsettledPost.class).stream())
                .filter(post -> !Optional.of(post.id()).equals(except))
                .map(post ->
                        post.details().textAt(post.details().nextPosition()).hash())
                .collect(Collectors.toSet());
    }

    private Set<SitePostId> taken(AccountId account, Optional<PostId> except) {
        return state.posts.values().stream()
                .filter(post -> post.details().account().equals(account))
                .filter(post -> !Optional.of(post.id()).equals(except))
                .flatMap(post -> post.details().published().stream())
                .collect(Collectors.toSet());
    }

    private boolean holds(Tenure tenure) {
        return state.account(tenure.account())
                .tenure
                .filter(held -> held.epoch().equals(tenure.epoch()) && !held.isOverAt(state.machineNow()))
                .isPresent();
    }

    private Epoch latestTenure(AccountId account) {
        return state.account(account).tenure.map(Tenure::epoch).orElse(Epoch.NONE);
    }

    private <P extends Post> List<P> inState(AccountId account, Class<P> type) {
        return state.posts.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(post -> post.details().account().equals(account))
                .toList();
    }
}
