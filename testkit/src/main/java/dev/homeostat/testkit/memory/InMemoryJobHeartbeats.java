package dev.homeostat.testkit.memory;

import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class InMemoryJobHeartbeats implements JobHeartbeats {

    private final MemoryState state;

    InMemoryJobHeartbeats(MemoryState state) {
        this.state = state;
    }

    @Override
    public void record(JobRun run) {
        state.transact(() -> {
            RunLog runs = state.account(run.account()).runs;
            runs.record(run);
            return runs;
        });
    }

    @Override
    public List<JobRun> latest(AccountId account, int limit) {
        return state.transact(() -> state.knownOrEmpty(account).runs.latest(limit));
    }

    @Override
    public Optional<JobRun> lastRun(AccountId account, JobName job) {
        return state.transact(() -> state.knownOrEmpty(account).runs.lastRun(job));
    }

    @Override
    public Instant anchor(AccountId account) {
        return state.transact(() -> state.account(account).anchor);
    }
}
