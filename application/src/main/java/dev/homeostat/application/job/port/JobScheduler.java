package dev.homeostat.application.job.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.job.JobDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Wakes jobs at their ticks. When a job is due is decided by {@link dev.homeostat.domain.job.SchedulePolicy} alone; an
 * implementation only waits, keeps two processes from running the same job at once, and never runs one job twice at
 * the same time.
 */
public interface JobScheduler extends AutoCloseable {

    /** Runs a loop of the engine itself, first at once and then with this much machine time between two runs. */
    void startLoop(String name, Duration every, Runnable body);

    /**
     * Starts the account's jobs. The caller holds the account's tenure, so whatever another process left marked as
     * running is not.
     *
     * @param anchor account time from which offsets count
     */
    void startJobs(AccountId account, AccountTime time, Instant anchor, List<ScheduledJob> jobs);

    /** Starts no further run of the jobs and waits for the running ones. Loops go on. */
    void stopJobs();

    /** Ends loops and jobs and waits for what is running. */
    @Override
    void close();

    /** A job and what it does at a tick, given in account time. */
    record ScheduledJob(JobDefinition definition, TickBody body) {}

    /** What a job does. */
    @FunctionalInterface
    interface TickBody {
        void run(Instant tick);
    }
}
