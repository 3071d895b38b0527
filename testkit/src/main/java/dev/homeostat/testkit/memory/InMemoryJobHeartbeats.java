package dev.homeostat.testkit.memory;

import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryJobHeartbeats implements JobHeartbeats {

    private final MemoryState state;

    InMemoryJobHeartbeats(MemoryState state) {
        this.state = state;
    }

    @Override
    public void record(JobRun run) {
        state.transact(() -> Optional.ofNullable(state.runs.putIfAbsent(run.id(), run)));
    }

    @Override
    public List<JobRun> latest(AccountId account, int limit) {
        return state.transact(() -> {
            List<JobRun> runs = of(account).toList();
            return runs.subList(Math.max(0, runs.size() - limit), runs.size()).reversed();
        });
    }

    @Override
    public Optional<Instant> lastTick(AccountId account, JobName job) {
        return state.transact(() -> of(account)
                .filter(run -> run.job().equals(job))
                .map(JobRun::scheduledFor)
                .max(Comparator.naturalOrder()));
    }

    @Override
    public Instant anchor(AccountId account) {
        return state.transact(() -> state.account(account).anchor);
    }

    private Stream<JobRun> of(AccountId account) {
        return state.runs.values().stream().filter(run -> run.account().equals(account));
    }
}
