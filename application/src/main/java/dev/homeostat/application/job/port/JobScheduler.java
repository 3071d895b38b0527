package dev.homeostat.application.job.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.SchedulePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     */
    void startJobs(JobStart start, List<ScheduledJob> jobs);

    /** Whether the jobs that were started still come to run; true when none were. */
    boolean works();

    /** Starts no further run of the jobs and waits for the running ones. Loops go on. */
    void stopJobs();

    /** Ends loops and jobs and waits for what is running. */
    @Override
    void close();

    /**
     * From where on an account's jobs run.
     *
     * @param anchor account time from which offsets count
     * @param resumedAt account time of this start, by the store's clock
     * @param putOff by how much the run of each job is put off that makes up for missed ticks
     */
    record JobStart(
            AccountId account, AccountTime time, Instant anchor, Instant resumedAt, Map<JobName, Duration> putOff) {

        public JobStart {
            putOff = Map.copyOf(putOff);
        }

        /** With what is made up spread as the policy says. */
        public static JobStart of(
                AccountId account, AccountTime time, Instant anchor, Instant resumedAt, List<JobDefinition> jobs) {
            return new JobStart(account, time, anchor, resumedAt, SchedulePolicy.ramp(jobs));
        }

        public Duration putOff(JobDefinition job) {
            return putOff.getOrDefault(job.name(), Duration.ZERO);
        }
    }

    /** A job and what it does at a tick, given in account time. */
    record ScheduledJob(JobDefinition definition, TickBody body) {}

    /** What a job does. */
    @FunctionalInterface
    interface TickBody {

        /**
         * Deals with a tick.
         *
         * @param now account time by the store's clock
         * @return account time after which to ask again, empty when the tick is dealt with
         */
        Optional<Duration> run(Instant tick, Instant now);
    }
}
