package dev.homeostat.testkit;

import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.SchedulePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs an engine's loops and jobs on {@link VirtualTime}. Not thread-safe. */
public final class ManualScheduler implements JobScheduler {

    private final VirtualTime time;
    private final JobHeartbeats heartbeats;
    private final Object loops = new Object();
    private final Set<String> running = new HashSet<>();
    private Object jobs = new Object();

    public ManualScheduler(VirtualTime time, JobHeartbeats heartbeats) {
        this.time = time;
        this.heartbeats = heartbeats;
    }

    @Override
    public void startLoop(String name, Duration every, Runnable body) {
        loop(Duration.ZERO, every, body);
    }

    private void loop(Duration delay, Duration every, Runnable body) {
        time.at(time.now().plus(delay), loops, () -> {
            loop(every, every, body);
            body.run();
        });
    }

    @Override
    public void startJobs(AccountId account, AccountTime accountTime, Instant anchor, List<ScheduledJob> started) {
        stopJobs();
        for (ScheduledJob job : started) {
            Optional<Instant> last =
                    heartbeats.lastRun(account, job.definition().name()).map(JobRun::scheduledFor);
            Instant due = SchedulePolicy.nextDue(job.definition(), anchor, last, accountTime.accountAt(time.now()));
            plan(job, accountTime, anchor, due, jobs);
        }
    }

    private void plan(ScheduledJob job, AccountTime accountTime, Instant anchor, Instant tick, Object owner) {
        time.at(accountTime.machineAt(tick), owner, () -> {
            if (owner == jobs && running.add(job.definition().name().value())) {
                try {
                    job.body().run(tick);
                } finally {
                    running.remove(job.definition().name().value());
                }
            }
            if (owner == jobs) {
                Instant now = accountTime.accountAt(time.now());
                plan(job, accountTime, anchor, nextAfter(job, anchor, tick, now), owner);
            }
        });
    }

    private static Instant nextAfter(ScheduledJob job, Instant anchor, Instant tick, Instant now) {
        return SchedulePolicy.nextDue(job.definition(), anchor, Optional.of(tick), now);
    }

    @Override
    public void stopJobs() {
        time.cancel(jobs);
        jobs = new Object();
    }

    /** Also stands for the death of the engine: nothing of it happens any more. */
    @Override
    public void close() {
        stopJobs();
        time.cancel(loops);
    }
}
