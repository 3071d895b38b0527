package dev.homeostat.simulation.virtual;

import dev.homeostat.application.job.port.JobScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets nothing run in an engine that stands still, and ends whatever runs in one that died. */
record DisturbedScheduler(JobScheduler scheduler, SimulatedEngine engine) implements JobScheduler {

    @Override
    public void startLoop(String name, Duration every, Runnable body) {
        scheduler.startLoop(name, every, () -> guard(body));
    }

    @Override
    public void startJobs(JobStart start, List<ScheduledJob> jobs) {
        List<ScheduledJob> guarded = jobs.stream()
                .map(job -> new ScheduledJob(job.definition(), guarded(job.body())))
                .toList();
        scheduler.startJobs(start, guarded);
    }

    private TickBody guarded(TickBody body) {
        return (tick, now) -> {
            List<Duration> wait = new ArrayList<>();
            guard(() -> body.run(tick, now).ifPresent(wait::add));
            return wait.stream().findFirst();
        };
    }

    @Override
    public boolean works() {
        return scheduler.works();
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
