package dev.homeostat.domain.job;

import dev.homeostat.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;

/** One run of a job, finished. */
public record JobRun(StartedRun start, RunOutcome outcome, RunMeasure measure) {

    public RunId id() {
        return start.id();
    }

    public AccountId account() {
        return start.account();
    }

    public JobName job() {
        return start.job();
    }

    /** Account time of the tick. */
    public Instant scheduledFor() {
        return start.scheduledFor();
    }

    /** Account time at which it began. */
    public Instant startedAt() {
        return start.startedAt();
    }

    /** Machine time spent. */
    public Duration took() {
        return measure.took();
    }
}
