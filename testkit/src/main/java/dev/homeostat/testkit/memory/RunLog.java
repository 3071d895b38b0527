package dev.homeostat.testkit.memory;

import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The latest runs of an account's jobs; what is older than these is forgotten. */
final class RunLog {

    static final int MOST_RUNS = 1_000_000;

    private final SequencedMap<RunId, JobRun> runs = new LinkedHashMap<>();
    private final SortedMap<String, JobRun> lastRuns = new TreeMap<>();

    void record(JobRun run) {
        if (runs.putIfAbsent(run.id(), run) == null) {
            lastRuns.merge(
                    run.job().value(),
                    run,
                    (one, other) -> one.scheduledFor().isAfter(other.scheduledFor()) ? one : other);
            if (runs.size() > MOST_RUNS) {
                runs.pollFirstEntry();
            }
        }
    }

    List<JobRun> latest(int limit) {
        return runs.sequencedValues().reversed().stream().limit(limit).toList();
    }

    Optional<Instant> lastTick(JobName job) {
        return Optional.ofNullable(lastRuns.get(job.value())).map(JobRun::scheduledFor);
    }

    List<JobRun> lastRuns() {
        return List.copyOf(lastRuns.values());
    }
}
