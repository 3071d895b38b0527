package dev.homeostat.adapter.playwright;

import java.time.Duration;
import java.util.Optional;
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

    /** The task's result is there; what is left to do cannot change it. */
    synchronized void produced(T value) {
        result = () -> value;
    }

    synchronized void failed(RuntimeException failure) {
        result = () -> {
            throw failure;
        };
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

    /** Gives the value or throws the failure; empty while there is neither. */
    synchronized Optional<T> outcome() {
        return result == null ? Optional.empty() : Optional.of(result.get());
    }

    private static long nanos(Duration limit) {
        return (limit.compareTo(LONGEST) > 0 ? LONGEST : limit).toNanos();
    }
}
