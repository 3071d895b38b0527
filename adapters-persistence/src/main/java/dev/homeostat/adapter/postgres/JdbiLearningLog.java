package dev.homeostat.adapter.postgres;

import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.engagement.LearningEvents;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Reward;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/** Locks the account's row first, so that places in the log have no gaps. */
final class JdbiLearningLog implements LearningLog {

    private final Database database;

    JdbiLearningLog(Database database) {
        this.database = database;
    }

    @Override
    public Harvest harvest(AccountId account) {
        return database.inTransaction(handle -> {
            Instant now = AccountRow.lock(handle, account).accountNow();
            return new Harvest(now, RewardRows.candidates(handle, account, now.minus(REWARDED_FOR)));
        });
    }

    @Override
    public int append(Tenure tenure, List<Reward> rewards) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            return account.isHeldUnder(tenure.epoch()) ? append(handle, account, rewards) : 0;
        });
    }

    private static int append(Handle handle, AccountRow account, List<Reward> rewards) {
        long before = RewardRows.lastPosition(handle, account.id());
        int added = 0;
        for (Reward reward : rewards) {
            if (RewardRows.insert(handle, account, new LoggedReward(before + added + 1, reward))) {
                added++;
            }
        }
        return added;
    }

    @Override
    public List<LoggedReward> rewards(AccountId account, Instant postedSince, long upTo) {
        return database.inTransaction(handle -> RewardRows.rewards(handle, account, postedSince, upTo));
    }

    @Override
    public boolean keep(Tenure tenure, Model model, SortedMap<String, Integer> gates) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            boolean kept = account.isHeldUnder(tenure.epoch()) && ModelRows.insert(handle, account, model);
            if (kept) {
                StoreEvents.ofAccount(handle, account, LearningEvents.learned(model, gates, account.accountNow()));
            }
            return kept;
        });
    }

    @Override
    public Optional<Model> latest(AccountId account) {
        return database.inTransaction(handle -> ModelRows.latest(handle, account));
    }

    @Override
    public Optional<ModelVersion> latestVersion(AccountId account) {
        return database.inTransaction(handle -> ModelRows.latestVersion(handle, account));
    }

    @Override
    public List<ModelVersion> versions(AccountId account) {
        return database.inTransaction(handle -> ModelRows.versions(handle, account));
    }

    @Override
    public Optional<Model> find(ModelVersion version) {
        return database.inTransaction(handle -> ModelRows.find(handle, version));
    }
}
