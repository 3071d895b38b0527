package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.SitePostId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Has as many readers as there are browsers read posts until so many are read. */
final class Reading {

    private Reading() {}

    static int readable(Map<SitePostId, SiteReading> readings) {
        return (int) readings.values().stream()
                .filter(SiteReading.Read.class::isInstance)
                .count();
    }

    /**
     * Reads.
     *
     * @param posts over and over again, in their order
     * @return how long it took
     * @throws IllegalStateException when nothing could be read at some time
     */
    static Duration of(Way way, int readers, List<SitePostId> posts, int wanted, BooleanSupplier stop)
            throws InterruptedException {
        AtomicInteger left = new AtomicInteger(wanted);
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            for (int reader = 0; reader < readers; reader++) {
                int number = reader;
                running.add(threads.submit(() -> {
                    while (left.get() > 0 && !stop.getAsBoolean()) {
                        int size = Math.min(way.batch(), Math.max(1, left.get()));
                        left.addAndGet(-size);
                        read(way, number, batch(posts, next.getAndAdd(size), size));
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading failed", e.getCause());
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void read(Way way, int reader, List<SitePostId> batch) {
        int read = way.read(reader, batch);
        if (read < batch.size()) {
            throw new IllegalStateException("only %d of %d posts could be read".formatted(read, batch.size()));
        }
    }

    private static List<SitePostId> batch(List<SitePostId> posts, int from, int size) {
        List<SitePostId> batch = new ArrayList<>();
        for (int place = from; place < from + Math.min(size, posts.size()); place++) {
            batch.add(posts.get(place % posts.size()));
        }
        return batch;
    }
}
