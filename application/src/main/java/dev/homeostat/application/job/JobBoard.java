package dev.homeostat.application.job;

import dev.homeostat.domain.job.Admission;
import dev.homeostat.domain.job.AdmissionPolicy;
import dev.homeostat.domain.job.AdmissionPolicy.Situation;
import dev.homeostat.domain.job.AdmissionPolicy.Waiting;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which jobs of an engine run and which wait for their place. All instants are account time. Thread-safe. */
public final class JobBoard {

    private final Map<JobName, JobDefinition> running = new LinkedHashMap<>();
    private final Map<JobName, Asked> waiting = new LinkedHashMap<>();
    private final Map<JobName, Instant> askingSince = new HashMap<>();

    /** A run that was told to wait. */
    private record Asked(Waiting run, String reason) {}

    /**
     * What becomes of a run that is due.
     *
     * @param waited account time for which it has waited so far
     * @param overtaken an earlier tick of the job whose run waited in vain until this one came
     */
    public record Answer(Admission admission, Duration waited, Optional<Overtaken> overtaken) {}

    /** A tick that was never run. */
    public record Overtaken(Instant tick, String reason) {}

    /**
     * Asks for a place. A job that gets one has it until {@link #ended}.
     *
     * @param nextPost when the next post is due that could go out
     */
    public synchronized Answer ask(JobDefinition job, Instant tick, Instant now, Optional<Instant> nextPost) {
        Optional<Asked> before = Optional.ofNullable(waiting.remove(job.name()));
        Waiting run = new Waiting(job, tick, askingSince.computeIfAbsent(job.name(), unasked -> now));
        Situation situation = new Situation(List.copyOf(running.values()), others(), nextPost);
        Admission admission = AdmissionPolicy.admit(run, now, situation);
        switch (admission) {
            case Admission.Run granted -> {
                running.put(job.name(), job);
                askingSince.remove(job.name());
            }
            case Admission.Wait wait -> waiting.put(job.name(), new Asked(run, wait.reason()));
            case Admission.Skip skip -> {}
        }
        return new Answer(
                admission,
                Duration.between(run.since(), now),
                before.filter(asked -> asked.run().tick().isBefore(tick))
                        .map(asked -> new Overtaken(asked.run().tick(), asked.reason())));
    }

    /** The job's run is over, its place is free. */
    public synchronized void ended(JobName job) {
        running.remove(job);
    }

    /** Nobody waits any more: the jobs were stopped. */
    public synchronized void forgetWaiting() {
        waiting.clear();
        askingSince.clear();
    }

    private List<Waiting> others() {
        return waiting.values().stream().map(Asked::run).toList();
    }
}
