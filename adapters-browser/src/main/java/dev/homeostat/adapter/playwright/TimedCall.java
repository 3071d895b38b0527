package dev.homeostat.adapter.playwright;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task on another thread with a limit that may be drawn in while it runs. Thread-safe. */
final class TimedCall<T> {

    private static final Duration LONGEST = Duration.ofDays(1);

    private long deadlineNanos;
    private @Nullable Supplier<T> result;
    private boolean finished;

    TimedCall(Duration limit) {
        deadlineNanos = System.nanoTime() + nanos(limit);
    }

    /** Ends the call this much from now, if it would last longer. */
    synchronized void tighten(Duration limit) {
        long nearer = System.nanoTime() + nanos(limit);
        if (nearer - deadlineNanos < 0) {
            deadlineNanos = nearer;
            notifyAll();
        }
    }

    /** What is left of the limit, negative when it has passed. */
    synchronized long nanosLeft() {
        return deadlineNanos - System.nanoTime();
    }

    /** The task's result is there; what comes after cannot change it. */
    synchronized void produced(T value) {
        settle(() -> value);
    }

    synchronized void failed(RuntimeException failure) {
        settle(() -> {
            throw failure;
        });
    }

    private void settle(Supplier<T> outcome) {
        if (result == null) {
            result = outcome;
        }
    }

    synchronized void finished() {
        finished = true;
        notifyAll();
    }

    /**
     * Waits for the end or the limit.
     *
     * @return whether the end came first
     */
    synchronized boolean await() throws InterruptedException {
        long left = deadlineNanos - System.nanoTime();
        while (!finished && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = deadlineNanos - System.nanoTime();
        }
        return finished;
    }

    /**
     * Gives the value or throws the failure.
     *
     * @throws IllegalStateException when there is neither
     */
    T outcome() {
        Supplier<T> outcome;
        synchronized (this) {
            outcome = result;
        }
        if (outcome == null) {
            throw new IllegalStateException("the call has no outcome");
        }
        return outcome.get();
    }

    private static long nanos(Duration limit) {
        return (limit.compareTo(LONGEST) > 0 ? LONGEST : limit).toNanos();
    }
}
