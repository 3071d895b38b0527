package dev.homeostat.testkit.memory;

import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.StartedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

final class InMemoryJobHeartbeats implements JobHeartbeats {

    private final MemoryState state;

    InMemoryJobHeartbeats(MemoryState state) {
        this.state = state;
    }

    @Override
    public void begin(StartedRun run) {
        change(run.account(), runs -> runs.begin(run));
    }

    @Override
    public void end(JobRun run) {
        change(run.account(), runs -> runs.end(run));
    }

    private void change(AccountId account, Consumer<RunLog> change) {
        state.transact(() -> {
            RunLog runs = state.account(account).runs;
            change.accept(runs);
            return runs;
        });
    }

    @Override
    public List<StartedRun> declareDead(AccountId account) {
        return state.transact(() -> state.account(account).runs.declareDead());
    }

    @Override
    public List<JobRun> latest(AccountId account, JobName job, int limit) {
        return state.transact(() -> state.knownOrEmpty(account).runs.latest(job, limit));
    }

    @Override
    public List<StartedRun> running(AccountId account) {
        return state.transact(() -> state.knownOrEmpty(account).runs.running());
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
