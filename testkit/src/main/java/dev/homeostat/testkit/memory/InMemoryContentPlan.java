package dev.homeostat.testkit.memory;

import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.content.PlanEvents;
import dev.homeostat.domain.content.PlanPolicy;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.PendingPost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class InMemoryContentPlan implements ContentPlan {

    private final MemoryState state;

    InMemoryContentPlan(MemoryState state) {
        this.state = state;
    }

    @Override
    public Situation situation(AccountId id, Duration lookBack, int latest) {
        return state.transact(() -> {
            MemoryAccount account = state.account(id);
            Instant now = state.accountNow(id);
            return new Situation(
                    now,
                    account.plan.takenSince(now.minus(PlanPolicy.LOOK_BACK)),
                    account.posts.recentItems(now.minus(DuplicatePolicy.WINDOW)),
                    account.plan.usesSince(now.minus(lookBack)),
                    account.plan
                            .latest(latest)
                            .map(planned -> new LatestPlanned(planned.choice().arms(), planned.wording()))
                            .toList());
        });
    }

    @Override
    public Answer add(Tenure tenure, PlannedPost planned) {
        return state.transact(() -> {
            if (!state.holds(tenure)) {
                return Answer.TENURE_LOST;
            }
            MemoryAccount account = state.account(tenure.account());
            if (account.plan.isTaken(planned.slot())
                    || state.posts.containsKey(planned.post().id())) {
                return Answer.SLOT_TAKEN;
            }
            keep(account, planned, state.accountNow(tenure.account()));
            return Answer.ADDED;
        });
    }

    private void keep(MemoryAccount account, PlannedPost wanted, Instant now) {
        PlannedPost planned = wanted.keptAt(now);
        KeptPost kept = new KeptPost(planned.post(), planned.decision(), Optional.of(planned), now);
        state.add(kept);
        account.plan.add(kept, planned);
        state.events.add(PlanEvents.planned(planned, now));
    }

    @Override
    public List<ArchivedPost> expire(Tenure tenure) {
        return state.transact(() -> {
            List<ArchivedPost> expired = new ArrayList<>();
            if (state.holds(tenure)) {
                Instant now = state.accountNow(tenure.account());
                for (PendingPost post : over(tenure.account(), now)) {
                    ArchivedPost after = post.archive(ArchivedPost.EXPIRED);
                    state.change(after);
                    state.events.add(PlanEvents.expired(post, after, now));
                    expired.add(after);
                }
            }
            return List.copyOf(expired);
        });
    }

    private List<PendingPost> over(AccountId account, Instant now) {
        return state.account(account)
                .posts
                .waiting()
                .map(kept -> (PendingPost) kept.post())
                .filter(post -> post.details().isExpiredAt(now))
                .toList();
    }
}
