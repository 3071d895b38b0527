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
    private final Map<JobName, Instant> lastTicks = new HashMap<>();

    void record(JobRun run) {
        if (runs.putIfAbsent(run.id(), run) == null) {
            lastTicks.merge(run.job(), run.scheduledFor(), (one, other) -> one.isAfter(other) ? one : other);
            if (runs.size() > MOST_RUNS) {
                runs.pollFirstEntry();
            }
        }
    }

    List<JobRun> latest(int limit) {
        return runs.sequencedValues().reversed().stream().limit(limit).toList();
    }

    Optional<Instant> lastTick(JobName job) {
        return Optional.ofNullable(lastTicks.get(job));
    }
}
