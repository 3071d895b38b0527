package dev.homeostat.testkit.memory;

import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.engagement.LearningEvents;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Reward;
import dev.homeostat.domain.post.PublishedPost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

final class InMemoryLearningLog implements LearningLog {

    private final MemoryState state;

    InMemoryLearningLog(MemoryState state) {
        this.state = state;
    }

    @Override
    public Harvest harvest(AccountId id) {
        return state.transact(() -> {
            MemoryAccount account = state.account(id);
            Instant now = state.accountNow(id);
            List<Candidate> candidates = account.posts
                    .publishedSince(now.minus(REWARDED_FOR))
                    .flatMap(InMemoryLearningLog::candidate)
                    .toList();
            return new Harvest(now, candidates);
        });
    }

    private static Stream<Candidate> candidate(KeptPost kept) {
        return kept.post() instanceof PublishedPost published
                ? Stream.of(new Candidate(
                        kept.id(),
                        published.postedAt(),
                        kept.planned.map(planned -> planned.slot().start()),
                        kept.arms(),
                        kept.readings,
                        kept.rewarded))
                : Stream.empty();
    }

    @Override
    public int append(Tenure tenure, List<Reward> rewards) {
        return state.transact(() -> {
            int added = 0;
            if (state.holds(tenure)) {
                RewardLog log = state.account(tenure.account()).rewards;
                for (Reward reward : rewards) {
                    if (state.post(reward.post()).rewarded.add(reward.maturity())) {
                        log.add(reward);
                        added++;
                    }
                }
            }
            return added;
        });
    }

    @Override
    public List<LoggedReward> rewards(AccountId account, Instant postedSince, long upTo) {
        return state.transact(() -> state.account(account).rewards.rewards(postedSince, upTo));
    }

    @Override
    public boolean keep(Tenure tenure, Model model, SortedMap<String, Integer> gates) {
        return state.transact(() -> {
            boolean kept = state.holds(tenure)
                    && state.account(tenure.account()).rewards.keep(model);
            if (kept) {
                state.events.add(LearningEvents.learned(model, gates, state.accountNow(tenure.account())));
            }
            return kept;
        });
    }

    @Override
    public Optional<Model> latest(AccountId account) {
        return state.transact(() -> state.account(account).rewards.latest());
    }

    @Override
    public Optional<ModelVersion> latestVersion(AccountId account) {
        return latest(account).map(Model::version);
    }

    @Override
    public List<ModelVersion> versions(AccountId account) {
        return state.transact(() -> state.account(account).rewards.versions());
    }

    @Override
    public Optional<Model> find(ModelVersion version) {
        return state.transact(() -> state.accounts.values().stream()
                .flatMap(account -> account.rewards.find(version).stream())
                .findFirst());
    }
}
