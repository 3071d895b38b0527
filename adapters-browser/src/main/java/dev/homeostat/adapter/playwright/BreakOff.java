package dev.homeostat.adapter.playwright;

import java.util.Optional;

/**
 * Lets another thread break a task off while it runs, and never afterwards: what the task waits for in the browser then
 * fails at once, and the browser stays as it is. Thread-safe.
 */
final class BreakOff {

    private Optional<Thread> running = Optional.empty();
    private boolean asked;

    /**
     * The task begins, in this thread.
     *
     * @throws BrowserUnavailable when it was broken off before
     */
    synchronized void begin() {
        if (asked) {
            throw BrowserUnavailable.brokenOff();
        }
        running = Optional.of(Thread.currentThread());
    }

    /** The task is over; this thread is interrupted no more. */
    synchronized void end() {
        running = Optional.empty();
        boolean unused = Thread.interrupted();
    }

    /** Breaks it off; again where it went on regardless. */
    synchronized void ask() {
        asked = true;
        running.ifPresent(Thread::interrupt);
    }

    synchronized boolean isAsked() {
        return asked;
    }
}
