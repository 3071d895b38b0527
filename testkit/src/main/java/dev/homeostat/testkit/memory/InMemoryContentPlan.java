package dev.homeostat.testkit.memory;

import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.post.ArchivedPost;
import java.time.Duration;
import java.util.List;

final class InMemoryContentPlan implements ContentPlan {

    private final MemoryState store;

    InMemoryContentPlan(MemoryState store) {
        this.store = store;
    }

    @Override
    public Situation situation(AccountId account, Duration lookBack, int latest) {
        throw new UnsupportedOperationException(String.valueOf(store.hashCode()));
    }

    @Override
    public Answer add(Tenure tenure, PlannedPost planned) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ArchivedPost> expire(Tenure tenure) {
        throw new UnsupportedOperationException();
    }
}
