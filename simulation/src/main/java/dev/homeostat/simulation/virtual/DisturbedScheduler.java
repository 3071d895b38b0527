package dev.homeostat.simulation.virtual;

import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lets nothing run in an engine that stands still, and ends whatever runs in one that died. */
record DisturbedScheduler(JobScheduler scheduler, SimulatedEngine engine) implements JobScheduler {

    @Override
    public void startLoop(String name, Duration every, Runnable body) {
        scheduler.startLoop(name, every, () -> guard(body));
    }

    @Override
    public void startJobs(AccountId account, AccountTime time, Instant anchor, List<ScheduledJob> jobs) {
        List<ScheduledJob> guarded = jobs.stream()
                .map(job -> new ScheduledJob(
                        job.definition(), tick -> guard(() -> job.body().run(tick))))
                .toList();
        scheduler.startJobs(account, time, anchor, guarded);
    }

    @Override
    public void stopJobs() {
        scheduler.stopJobs();
    }

    @Override
    public void close() {
        scheduler.close();
    }

    private void guard(Runnable body) {
        if (engine.isStill()) {
            return;
        }
        try {
            body.run();
        } catch (EngineCrash crash) {
            if (!engine.isDead()) {
                throw crash;
            }
        }
    }
}
