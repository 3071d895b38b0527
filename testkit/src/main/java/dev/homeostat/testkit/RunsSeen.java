package dev.homeostat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.job.DegradedEffect;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.resilience.Dependency;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What became of an engine's runs, compared with what the catalogue says of them. Thread-safe. */
public final class RunsSeen implements EngineWatcher {

    private final List<JobRun> runs = new CopyOnWriteArrayList<>();

    @Override
    public void saw(EngineEvent event) {
        if (event instanceof EngineEvent.RunEnded ended) {
            runs.add(ended.run());
        }
    }

    /** Begins anew. */
    public void forget() {
        runs.clear();
    }

    /** How the job's runs ended, in order. */
    public List<RunOutcome> of(JobDefinition job) {
        return runs.stream()
                .filter(run -> run.job().equals(job.name()))
                .map(JobRun::outcome)
                .toList();
    }

    /** Whether one of the job's runs did what it is there for. */
    public boolean succeeded(JobDefinition job) {
        return of(job).stream().anyMatch(RunOutcome.Success.class::isInstance);
    }

    /** Whether one of the job's runs failed. */
    public boolean failed(JobDefinition job) {
        return of(job).stream().anyMatch(RunOutcome.Failure.class::isInstance);
    }

    /** The job does what it is to do while that is out of use. */
    public void assertWithout(JobDefinition job, Dependency gone) {
        DegradedEffect effect = job.without(gone);
        String what = "%s without %s %s".formatted(job.name(), gone.word(), effect.word());
        switch (effect) {
            case RUNS -> assertThat(of(job)).as(what).isNotEmpty().allMatch(RunOutcome.Success.class::isInstance);
            // Now and then a run is the probe, and fails.
            case WAITS -> assertThat(of(job)).as(what).noneMatch(RunOutcome.Success.class::isInstance);
            case REDUCED -> assertThat(of(job)).as(what).isNotEmpty().noneMatch(RunOutcome.Failure.class::isInstance);
        }
    }

    /** Whether the run was not made because something that it needs is out of use. */
    public static boolean isKeptAway(RunOutcome outcome) {
        return outcome instanceof RunOutcome.Skipped skipped && skipped.reason() == SkipReason.DEPENDENCY;
    }

    /** How often each job's runs ended in which way. */
    @Override
    public String toString() {
        return runs.stream()
                .collect(Collectors.groupingBy(
                        run -> "%s %s (%s)"
                                .formatted(
                                        run.job(),
                                        run.outcome().word(),
                                        run.outcome().detail()),
                        TreeMap::new,
                        Collectors.counting()))
                .toString();
    }
}
