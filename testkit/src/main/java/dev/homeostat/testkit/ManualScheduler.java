package dev.homeostat.testkit;

import dev.homeostat.application.job.TickBook;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.job.JobRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs an engine's loops and jobs on {@link VirtualTime}. Not thread-safe. */
public final class ManualScheduler implements JobScheduler {

    /** A job of which an older run is still going on is looked at again after this. */
    private static final Duration LATER = Duration.ofSeconds(1);

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
    public void startJobs(JobStart start, List<ScheduledJob> started) {
        stopJobs();
        for (ScheduledJob job : started) {
            Optional<Instant> last =
                    heartbeats.lastRun(start.account(), job.definition().name()).map(JobRun::scheduledFor);
            plan(new Line(job, start.time(), new TickBook(job.definition(), start, last), jobs));
        }
    }

    /** One job since a start of all. */
    private record Line(ScheduledJob job, AccountTime time, TickBook book, Object owner) {

        String name() {
            return job.definition().name().value();
        }
    }

    private void plan(Line line) {
        Instant next = line.time().machineAt(line.book().next(accountNow(line)));
        time.at(next, line.owner(), () -> {
            if (line.owner() == jobs) {
                run(line);
            }
            if (line.owner() == jobs) {
                plan(line);
            }
        });
    }

    private void run(Line line) {
        if (!running.add(line.name())) {
            line.book().putOffTo(accountNow(line).plus(LATER));
            return;
        }
        try {
            line.book().take(accountNow(line)).ifPresent(tick -> run(line, tick));
        } finally {
            running.remove(line.name());
        }
    }

    private void run(Line line, Instant tick) {
        Optional<Duration> wait = line.job().body().run(tick, accountNow(line));
        wait.ifPresentOrElse(longer -> line.book().putOffTo(accountNow(line).plus(longer)), () -> line.book()
                .done(tick));
    }

    private Instant accountNow(Line line) {
        return line.time().accountAt(time.now());
    }

    @Override
    public boolean works() {
        return true;
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
