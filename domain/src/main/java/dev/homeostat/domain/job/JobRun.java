package dev.homeostat.domain.job;

import dev.homeostat.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;

/**
 * One run of a job, finished.
 *
 * @param scheduledFor account time of the tick
 * @param startedAt account time at which the run began
 * @param took machine time spent
 */
public record JobRun(
        RunId id,
        AccountId account,
        JobName job,
        Instant scheduledFor,
        Instant startedAt,
        Duration took,
        RunOutcome outcome) {}
