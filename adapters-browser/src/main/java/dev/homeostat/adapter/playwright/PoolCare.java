package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolMemory;
import dev.homeostat.domain.browserlease.RecyclePolicy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, replaces and measures the browsers of a pool, in threads of its own. Thread-safe. */
final class PoolCare {

    private static final Logger LOG = LoggerFactory.getLogger(PoolCare.class);

    private static final Duration WARMING = Duration.ofSeconds(40);
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    private final IntFunction<BrowserWorker> workers;
    private final PoolMemory memory;
    private final PoolListener listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("browser-pool-care-", 1).daemon().factory());

    /**
     * Care of a pool.
     *
     * @param workers makes a worker that is not started for the place of this number
     */
    PoolCare(IntFunction<BrowserWorker> workers, PoolMemory memory, PoolListener listener) {
        this.workers = workers;
        this.memory = memory;
        this.listener = listener;
    }

    /** A place with a browser that is not started yet. */
    Seat newSeat(int number, Duration now) {
        return new Seat(number, workers.apply(number), now);
    }

    /** Does something that may take its time. */
    void inBackground(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException closing) {
            LOG.debug("the pool is being closed");
        }
    }

    /** Kills the browser of a place that was taken away, and brings it back with a fresh one. */
    void kill(Leases leases, Seat seat, String why) {
        renew(leases, seat, why, BrowserWorker::kill);
    }

    /** Puts a fresh browser in the place, out of the way of everybody else. */
    private void renew(Leases leases, Seat seat, String why, Consumer<BrowserWorker> ending) {
        BrowserWorker old = seat.worker();
        seat.replace(workers.apply(seat.number()), leases.now());
        inBackground(leases, seat, () -> {
            ending.accept(old);
            listener.replaced(seat.number(), why);
        });
    }

    /** Does something about a place that is away, starts its browser and brings it back. */
    private void inBackground(Leases leases, Seat seat, Runnable first) {
        BrowserWorker worker = seat.worker();
        try {
            threads.execute(() -> {
                try {
                    first.run();
                    start(seat, worker);
                } finally {
                    leases.bringBack(seat);
                }
            });
        } catch (RejectedExecutionException closing) {
            seat.back();
        }
    }

    private static void start(Seat seat, BrowserWorker worker) {
        try {
            worker.showBlankPage(WARMING);
        } catch (BrowserUnavailable e) {
            LOG.info("browser {} does not start now: {}", seat.number(), e.getMessage());
        }
    }

    /** Starts one browser more, which is lent once it runs; one that was to go stays instead. */
    void grow(Leases leases) {
        leases.grow(number -> newSeat(number, leases.now())).ifPresent(seat -> inBackground(leases, seat, () -> {}));
    }

    /** Ends the browser of a place that nobody can get any more. */
    void removeRetired(Leases leases) {
        leases.removeRetired().ifPresent(seat -> {
            try {
                threads.execute(() -> seat.worker().close());
            } catch (RejectedExecutionException closing) {
                seat.worker().close();
            }
        });
    }

    /** Starts those that do not run yet, one after the other. */
    void warmUp(Leases leases) {
        try {
            threads.execute(() -> {
                for (int number = 1; number <= leases.size(); number++) {
                    int wanted = number;
                    leases.takeAway(seat -> seat.number() == wanted && !seat.isWarm())
                            .ifPresent(seat -> {
                                start(seat, seat.worker());
                                leases.bringBack(seat);
                            });
                }
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("the pool is being closed");
        }
    }

    /** Notes what the browsers take that nobody has. */
    void measure(Leases leases) {
        leases.eachFree(seat -> {
            if (seat.isWarm()) {
                seat.measured(memory.taken(seat.worker().processes().stream()));
            }
        });
    }

    /** Replaces a browser that has grown or is old, between leases, one at a time, while nobody waits. */
    void recycle(Leases leases) {
        leases.takeAway(seat -> RecyclePolicy.isDue(seat.wear(leases.now()))).ifPresent(seat -> {
            LOG.info("browser {} is replaced by a fresh one: {}", seat.number(), seat.wear(leases.now()));
            renew(leases, seat, "it has grown or is old", BrowserWorker::close);
        });
    }

    /** Takes up nothing new and waits for what is being done. */
    void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a browser is still being started or ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
