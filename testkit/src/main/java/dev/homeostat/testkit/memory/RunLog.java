package dev.homeostat.testkit.memory;

import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The latest runs of an account's jobs; what is older than these is forgotten. */
final class RunLog {

    static final int MOST_RUNS = 1_000_000;

    private final SequencedMap<RunId, JobRun> runs = new LinkedHashMap<>();
    private final Map<JobName, JobRun> lastRuns = new HashMap<>();

    void record(JobRun run) {
        if (runs.putIfAbsent(run.id(), run) == null) {
            lastRuns.merge(
                    run.job(), run, (one, other) -> one.scheduledFor().isAfter(other.scheduledFor()) ? one : other);
            if (runs.size() > MOST_RUNS) {
                runs.pollFirstEntry();
            }
        }
    }

    /** Forgets the oldest runs that began before that. */
    int forget(Instant before, int atMost) {
        List<RunId> old = runs.values().stream()
                .filter(run -> run.startedAt().isBefore(before))
                .limit(atMost)
                .map(JobRun::id)
                .toList();
        old.forEach(runs::remove);
        lastRuns.values().removeIf(run -> !runs.containsKey(run.id()));
        return old.size();
    }

    List<JobRun> latest(int limit) {
        return runs.sequencedValues().reversed().stream().limit(limit).toList();
    }

    Optional<JobRun> lastRun(JobName job) {
        return Optional.ofNullable(lastRuns.get(job));
    }
}
