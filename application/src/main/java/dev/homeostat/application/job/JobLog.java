package dev.homeostat.application.job;

import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.StartedRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest runs of an engine's jobs, in memory, so that they can be watched while the store is away. Thread-safe. */
public final class JobLog {

    /** So many of a job's latest runs are kept. */
    static final int RUNS = 100;

    private final Map<JobName, StartedRun> going = new HashMap<>();
    private final Map<JobName, List<JobRun>> latest = new HashMap<>();

    /** Begins anew with what the store knows. */
    public void load(JobHeartbeats heartbeats, AccountId account, List<JobDefinition> jobs) {
        Map<JobName, List<JobRun>> known = new HashMap<>();
        jobs.forEach(job -> known.put(job.name(), heartbeats.latest(account, job.name(), RUNS)));
        synchronized (this) {
            going.clear();
            latest.clear();
            latest.putAll(known);
        }
    }

    synchronized void began(StartedRun run) {
        going.put(run.job(), run);
    }

    synchronized void ended(JobRun run) {
        going.remove(run.job(), run.start());
        List<JobRun> before = latest.getOrDefault(run.job(), List.of());
        List<JobRun> after = new ArrayList<>(before.size() + 1);
        after.add(run);
        after.addAll(before.subList(0, Math.min(before.size(), RUNS - 1)));
        latest.put(run.job(), List.copyOf(after));
    }

    /** The run of the job that is going on. */
    synchronized Optional<StartedRun> going(JobName job) {
        return Optional.ofNullable(going.get(job));
    }

    /** Newest first; the same list as long as no run was added. */
    synchronized List<JobRun> latest(JobName job) {
        return latest.getOrDefault(job, List.of());
    }
}
