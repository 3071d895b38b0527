package dev.homeostat.domain.job;

import dev.homeostat.domain.account.AccountId;
import java.time.Instant;

/**
 * A run that has begun.
 *
 * @param scheduledFor account time of the tick
 * @param startedAt account time at which it began
 */
public record StartedRun(RunId id, AccountId account, JobName job, Instant scheduledFor, Instant startedAt) {

    /** What is said of a run that ended with its process. */
    public static final RunOutcome DIED = new RunOutcome.Failure(FailureKind.DEAD, "its process ended in the middle");

    /** The same run, over. */
    public JobRun ended(RunOutcome outcome, RunMeasure measure) {
        return new JobRun(this, outcome, measure);
    }
}
