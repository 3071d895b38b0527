package dev.homeostat.testkit.memory;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

final class InMemoryPublishingDesk implements PublishingDesk {

    private final MemoryState state;
    private final MemoryClaims claims;
    private final MemorySettlements settlements;

    InMemoryPublishingDesk(MemoryState state) {
        this.state = state;
        this.claims = new MemoryClaims(state);
        this.settlements = new MemorySettlements(state);
    }

    @Override
    public ClaimAnswer claimNext(Tenure tenure, PublishLimits limits) {
        return state.transact(() -> claims.claimNext(tenure, limits));
    }

    @Override
    public Authorization authorize(Claim claim) {
        return state.transact(() -> {
            KeptPost kept = state.post(claim.postId());
            MemoryAccount account = state.account(claim.post().details().account());
            Authorization answer = Authorization.judge(
                    claim, kept.post(), account.tenure, state.controls(account.id), state.machineNow());
            if (answer instanceof Authorization.Granted) {
                EngineId engine = account.tenure.orElseThrow().engine();
                kept.attempts.grant(claim.attempt());
                state.audit.append(state.machineNow(), PublishingEvents.grantedForGood(claim, engine, kept.decision));
            }
            return answer;
        });
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome, PublishLimits limits) {
        return state.transact(() -> {
            Post stored = state.post(claim.postId()).post();
            boolean current = latestTenure(claim.post().details().account()).equals(claim.tenureEpoch())
                    && claim.isCurrent(stored);
            return current ? settlements.settle(claim, outcome, limits) : new Settlement.Superseded(stored);
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
                            settlements.release(post, release.post());
                        }
                    }
                }
            }
            return new Sweep(released, slow);
        });
    }

    @Override
    public Pace pace(AccountId id, RateBounds bounds) {
        return state.transact(() -> {
            MemoryAccount account = state.account(id);
            return new Pace(account.pacing(bounds).within(bounds), account.slots.at(state.accountNow(id)));
        });
    }

    @Override
    public List<KnownItem> items(AccountId account, Instant since) {
        return state.transact(
                () -> state.knownOrEmpty(account).posts.triedSince(since).toList());
    }

    @Override
    public int forPerson(AccountId id) {
        return state.transact(() -> (int) state.knownOrEmpty(id)
                .posts
                .unsettled()
                .filter(post -> post.search().forPerson().isPresent())
                .count());
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
            return listed.equals(stored) && state.holds(tenure)
                    ? settlements.resolve(tenure.engine(), listed, verdict, readAt)
                    : stored;
        });
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
