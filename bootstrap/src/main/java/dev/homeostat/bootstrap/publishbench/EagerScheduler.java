package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.job.port.JobScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs posting again as soon as it has ended, and no other job. Thread-safe. */
final class EagerScheduler implements JobScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(EagerScheduler.class);

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Thread> posting = new CopyOnWriteArrayList<>();
    private volatile boolean over;
    private volatile boolean closed;

    @Override
    public void startLoop(String name, Duration every, Runnable body) {
        threads.add(Thread.ofPlatform().name("bench-" + name).start(() -> {
            while (!closed) {
                try {
                    body.run();
                    Thread.sleep(every);
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    LOG.warn("the loop '{}' failed and goes on", name, e);
                }
            }
        }));
    }

    @Override
    public void startJobs(JobStart start, List<ScheduledJob> jobs) {
        jobs.stream()
                .filter(job -> job.definition().name().equals(JobCatalogue.POSTING.name()))
                .forEach(job ->
                        posting.add(Thread.ofPlatform().name("bench-posting").start(() -> goOn(start, job))));
    }

    private void goOn(JobStart start, ScheduledJob job) {
        while (!over) {
            // As exact as the store keeps it, so that no two runs are for one tick.
            Instant now = start.time().accountAt(Instant.now()).truncatedTo(ChronoUnit.MICROS);
            job.body().run(now, now);
        }
    }

    @Override
    public boolean works() {
        return true;
    }

    @Override
    public void stopJobs() {
        over = true;
        join(posting);
    }

    @Override
    public void close() {
        stopJobs();
        closed = true;
        threads.forEach(Thread::interrupt);
        join(threads);
    }

    private static void join(List<Thread> ending) {
        try {
            for (Thread thread : ending) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
