package dev.homeostat.bootstrap.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds up whoever comes to a moment first, until it is let go. Thread-safe; set again after each use. */
final class Trap {

    private Optional<Snare> set = Optional.empty();

    private record Snare(Object moment, CountDownLatch sprung, CountDownLatch free) {}

    /** From now on the next to come there is held up. */
    synchronized void set(Object moment) {
        set = Optional.of(new Snare(moment, new CountDownLatch(1), new CountDownLatch(1)));
    }

    /** Called by whoever comes to a moment; returns when he may go on. */
    void at(Object moment) {
        current().filter(trap -> trap.moment().equals(moment)).ifPresent(trap -> {
            trap.sprung().countDown();
            awaitQuietly(trap.free());
        });
    }

    /** Waits until somebody is held up; false when nobody was within the time. */
    boolean await(Duration patience) throws InterruptedException {
        Optional<Snare> trap = current();
        return trap.isPresent() && trap.get().sprung().await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets go who is held up, and holds up nobody more. */
    synchronized void free() {
        set.ifPresent(trap -> trap.free().countDown());
        set = Optional.empty();
    }

    private synchronized Optional<Snare> current() {
        return set;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
