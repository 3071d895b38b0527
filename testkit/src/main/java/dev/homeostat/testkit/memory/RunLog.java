package dev.homeostat.testkit.memory;

import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.StartedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The latest runs of an account's jobs; what is older than these is forgotten. */
final class RunLog {

    static final int MOST_RUNS = 1_000_000;

    private static final int MOST_OF_A_JOB = 1_000;
    private static final Comparator<JobRun> BY_TICK = Comparator.comparing(JobRun::scheduledFor);

    private final SequencedMap<RunId, StartedRun> going = new LinkedHashMap<>();
    private final SequencedMap<RunId, JobRun> runs = new LinkedHashMap<>();
    private final Map<JobName, List<JobRun>> byJob = new HashMap<>();

    void begin(StartedRun run) {
        if (!runs.containsKey(run.id())) {
            going.putIfAbsent(run.id(), run);
        }
    }

    void end(JobRun run) {
        going.remove(run.id());
        if (runs.putIfAbsent(run.id(), run) == null) {
            keepByTick(byJob.computeIfAbsent(run.job(), job -> new ArrayList<>()), run);
            if (runs.size() > MOST_RUNS) {
                runs.pollFirstEntry();
            }
        }
    }

    private static void keepByTick(List<JobRun> ofJob, JobRun run) {
        int place = ofJob.size();
        while (place > 0 && BY_TICK.compare(ofJob.get(place - 1), run) > 0) {
            place--;
        }
        ofJob.add(place, run);
        if (ofJob.size() > MOST_OF_A_JOB) {
            ofJob.subList(0, MOST_OF_A_JOB / 2).clear();
        }
    }

    List<StartedRun> declareDead() {
        List<StartedRun> dead = running();
        dead.forEach(run -> end(run.ended(StartedRun.DIED, RunMeasure.of(Duration.ZERO))));
        return dead;
    }

    List<StartedRun> running() {
        return List.copyOf(going.sequencedValues());
    }

    List<JobRun> latest(int limit) {
        return runs.sequencedValues().reversed().stream().limit(limit).toList();
    }

    List<JobRun> latest(JobName job, int limit) {
        return byJob.getOrDefault(job, List.of()).reversed().stream()
                .limit(limit)
                .toList();
    }

    Optional<JobRun> lastRun(JobName job) {
        return byJob.getOrDefault(job, List.of()).reversed().stream()
                .filter(run -> !run.outcome().equals(StartedRun.DIED))
                .findFirst();
    }
}
