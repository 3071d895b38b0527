package dev.homeostat.application.job.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.StartedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record of runs, one row a run. Implementations are thread-safe. */
public interface JobHeartbeats {

    /** Keeps that a run has begun; one already known by its id changes nothing. */
    void begin(StartedRun run);

    /** Keeps how a run ended, whether or not its beginning was kept; how it ended first stands. */
    void end(JobRun run);

    /**
     * Marks the account's runs that never ended as dead. The caller holds the account's tenure and runs nothing yet.
     *
     * @return those runs, the oldest first
     */
    List<StartedRun> declareDead(AccountId account);

    /** The latest runs of an account that are over, newest first. */
    List<JobRun> latest(AccountId account, int limit);

    /** The latest runs of one job that are over, those of the latest ticks first. */
    List<JobRun> latest(AccountId account, JobName job, int limit);

    /** The runs of an account that are going on, the oldest first. */
    List<StartedRun> running(AccountId account);

    /** The run of the job's latest tick that is over and did not die, empty when there is none. */
    Optional<JobRun> lastRun(AccountId account, JobName job);

    /** Account time from which all offsets of the account count: its first start, kept ever after. */
    Instant anchor(AccountId account);
}
