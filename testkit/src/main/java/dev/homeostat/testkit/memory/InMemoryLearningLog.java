package dev.homeostat.testkit.memory;

import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Reward;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

final class InMemoryLearningLog implements LearningLog {

    private final MemoryState store;

    InMemoryLearningLog(MemoryState store) {
        this.store = store;
    }

    @Override
    public Harvest harvest(AccountId account) {
        throw new UnsupportedOperationException(String.valueOf(store.hashCode()));
    }

    @Override
    public int append(Tenure tenure, List<Reward> rewards) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LoggedReward> rewards(AccountId account, Instant postedSince, long upTo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean keep(Tenure tenure, Model model, SortedMap<String, Integer> gates) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Model> latest(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ModelVersion> versions(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Model> find(ModelVersion version) {
        throw new UnsupportedOperationException();
    }
}
