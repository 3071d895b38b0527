package dev.homeostat.adapter.postgres;

import dev.homeostat.application.job.TraceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's own loops, each in a thread of its own, so that none waits for another. */
final class Loops implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    synchronized void start(String name, Duration every, Runnable body) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("homeostat-" + name).factory());
        threads.add(thread);
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(() -> round(name, body), 0, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Each round is a trace of its own. */
    private static void round(String name, Runnable body) {
        TraceContext.ofRound(UUID.randomUUID()).run(() -> run(name, body));
    }

    /** A loop that throws goes on with its next round. */
    private static void run(String name, Runnable body) {
        try {
            body.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("the loop '{}' failed and goes on", name, failure);
        }
    }

    @Override
    public synchronized void close() {
        threads.forEach(ScheduledExecutorService::shutdown);
        long until = System.nanoTime() + STOP_WAIT.toNanos();
        for (ScheduledExecutorService thread : threads) {
            try {
                if (!thread.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("a loop did not end within {} s", STOP_WAIT.toSeconds());
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        threads.clear();
    }
}
