package dev.homeostat.application.job.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record of runs, one row a run. Implementations are thread-safe. */
public interface JobHeartbeats {

    /** Keeps a finished run; a run already kept under its id changes nothing. */
    void record(JobRun run);

    /** The latest runs of an account, newest first. */
    List<JobRun> latest(AccountId account, int limit);

    /** The run of the job's latest tick, empty when it never ran. */
    Optional<JobRun> lastRun(AccountId account, JobName job);

    /** Account time from which all offsets of the account count: its first start, kept ever after. */
    Instant anchor(AccountId account);
}
