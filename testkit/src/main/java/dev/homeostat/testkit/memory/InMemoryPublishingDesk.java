package dev.homeostat.testkit.memory;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.engagement.ReadingCadence;
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
            MemoryAccount account = state.account(tenure.account());
            Instant accountNow = state.accountNow(tenure.account());
            List<QueuedPost> due = due(account, accountNow);
            ClaimPolicy.Situation situation = new ClaimPolicy.Situation(
                    state.machineNow(),
                    accountNow,
                    account.tenure,
                    state.controls(tenure.account()),
                    account.lastClaim,
                    nextDue(account, due),
                    due.stream().map(Post::id).min(Comparator.naturalOrder()),
                    () -> account.posts.recentItems(accountNow.minus(DuplicatePolicy.WINDOW)));
            return switch (ClaimPolicy.decide(tenure, situation, limits.minimumGap())) {
                case ClaimPolicy.Decision.Take take -> claim(tenure, account, take.post(), limits, accountNow);
                case ClaimPolicy.Decision.Withhold withhold -> withhold(withhold, accountNow);
                case ClaimPolicy.Decision.NothingDue nothing -> new ClaimAnswer.NothingDue();
                case ClaimPolicy.Decision.Wait wait -> new ClaimAnswer.Wait(wait.reason());
                case ClaimPolicy.Decision.TenureLost lost -> new ClaimAnswer.TenureLost();
            };
        });
    }

    private ClaimAnswer withhold(ClaimPolicy.Decision.Withhold withhold, Instant accountNow) {
        keep(withhold.archived(), PublishingEvents.saidBefore(withhold, accountNow));
        return new ClaimAnswer.Withheld(withhold.archived());
    }

    private ClaimAnswer claim(
            Tenure tenure, MemoryAccount account, QueuedPost post, PublishLimits limits, Instant accountNow) {
        account.epoch = account.epoch.next();
        account.lastClaim = Optional.of(accountNow);
        PublishingPost claimed = post.claim(account.epoch, state.machineNow(), limits.attemptLength());
        attempts(post.id()).begin(claimed.attempt());
        keep(claimed, PublishingEvents.claimed(post, claimed, accountNow));
        return new ClaimAnswer.Claimed(new Claim(tenure.epoch(), claimed));
    }

    @Override
    public Authorization authorize(Claim claim) {
        return state.transact(() -> {
            AccountId account = claim.post().details().account();
            return Authorization.judge(
                    claim,
                    state.post(claim.postId()).post(),
                    state.account(account).tenure,
                    state.controls(account),
                    state.machineNow());
        });
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome) {
        return state.transact(() -> {
            Post stored = state.post(claim.postId()).post();
            AccountId account = claim.post().details().account();
            if (!latestTenure(account).equals(claim.tenureEpoch()) || !claim.isCurrent(stored)) {
                return new Settlement.Superseded(stored);
            }
            PublishingPost before = claim.post();
            Instant accountNow = state.accountNow(account);
            Post after = SettlementPolicy.settle(
                    before, outcome, others(account, before.id()), state.machineNow(), accountNow);
            attempts(stored.id()).end(claim.attempt(), outcome.word(), outcome.detail());
            keep(after, PublishingEvents.settled(before, after, outcome, accountNow));
            if (after instanceof PublishingPost next) {
                attempts(stored.id()).begin(next.attempt());
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
            if (state.holds(tenure)) {
                for (PublishingPost post : publishing(tenure.account())) {
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
        attempts(before.id()).end(before.attempt(), "unconfirmed", after.reason());
        Instant at = state.accountNow(after.details().account());
        keep(after, PublishingEvents.released(before, after, at));
    }

    @Override
    public Unsettled unsettled(AccountId id) {
        return state.transact(() -> {
            PostShelf posts = state.account(id).posts;
            List<UnsettledPost> listed = posts.unsettled()
                    .filter(post -> post.search().forPerson().isEmpty())
                    .sorted(Comparator.comparing(
                                    (UnsettledPost post) -> post.attempt().intendedAt())
                            .thenComparing(Post::id))
                    .toList();
            int forPerson = (int) posts.unsettled().count() - listed.size();
            return new Unsettled(listed, forPerson, listed.isEmpty() ? Set.of() : posts.taken(), state.machineNow());
        });
    }

    @Override
    public Post resolve(Tenure tenure, UnsettledPost listed, Verdict verdict, Instant readAt) {
        return state.transact(() -> {
            Post stored = state.post(listed.id()).post();
            if (!listed.equals(stored) || !state.holds(tenure)) {
                return stored;
            }
            Instant accountNow = state.accountNow(tenure.account());
            Post after = verdict instanceof Verdict.Found found
                            && state.account(tenure.account()).posts.isTaken(found.id())
                    ? listed.handToPerson("the site's id %s belongs to another item".formatted(found.id()))
                    : ReconciliationPolicy.apply(listed, verdict, readAt, accountNow);
            if (!after.equals(stored)) {
                if (!(after instanceof UnsettledPost)) {
                    attempts(listed.id()).end(listed.attempt(), verdict.word(), verdict.detail());
                }
                keep(after, PublishingEvents.resolved(listed, after, verdict, accountNow));
            }
            return after;
        });
    }

    private void keep(Post after, RecordedEvent event) {
        state.change(after);
        state.events.add(event);
        if (after instanceof PublishedPost published) {
            ReadingQueue readings = state.account(after.details().account()).readings;
            readings.plan(state.post(after.id()), Optional.of(ReadingCadence.first(published.postedAt())));
        }
    }

    private AttemptLog attempts(PostId id) {
        return state.post(id).attempts;
    }

    private SettlementPolicy.Others others(AccountId id, PostId post) {
        PostShelf posts = state.account(id).posts;
        return new SettlementPolicy.Others(
                posts::isTaken, hash -> inDoubt(posts, Optional.of(post)).contains(hash));
    }

    private static List<QueuedPost> due(MemoryAccount account, Instant accountNow) {
        return account.posts
                .queued()
                .takeWhile(post -> !post.details().dueAt().isAfter(accountNow))
                .filter(post -> !post.details().isExpiredAt(accountNow))
                .toList();
    }

    /** Of posts by due time, the first whose next item is not in doubt. */
    private static Optional<QueuedPost> nextDue(MemoryAccount account, List<QueuedPost> due) {
        Set<String> inDoubt = inDoubt(account.posts, Optional.empty());
        return due.stream()
                .filter(post -> inDoubt.isEmpty() || !inDoubt.contains(nextHash(post)))
                .findFirst();
    }

    /** Content hashes of the items that may be on their way to the site. */
    private static Set<String> inDoubt(PostShelf posts, Optional<PostId> except) {
        return Stream.concat(posts.publishing(), posts.unsettled())
                .filter(post -> !Optional.of(post.id()).equals(except))
                .map(InMemoryPublishingDesk::nextHash)
                .collect(Collectors.toSet());
    }

    private static String nextHash(Post post) {
        return post.details().textAt(post.details().nextPosition()).hash();
    }

    private List<PublishingPost> publishing(AccountId account) {
        return state.account(account)
                .posts
                .publishing()
                .sorted(Comparator.comparing(
                                (PublishingPost post) -> post.attempt().intendedAt())
                        .thenComparing(Post::id))
                .toList();
    }

    private Epoch latestTenure(AccountId account) {
        return state.account(account).tenure.map(Tenure::epoch).orElse(Epoch.NONE);
    }
}
