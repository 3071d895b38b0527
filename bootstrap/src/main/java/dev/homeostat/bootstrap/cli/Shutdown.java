package dev.homeostat.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until it is told to stop end in good order: on Ctrl-C or SIGTERM the waiting ends, and the
 * process lives on until the command has cleaned up, two minutes at most.
 */
final class Shutdown implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::askAndWait, "shutdown");

    private Shutdown() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on a signal asks to stop; the end of the returned resource lets the process go. */
    static Shutdown onSignal() {
        return new Shutdown();
    }

    /** Waits until somebody asks to stop. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits as well, but no longer than this; true when somebody asked. */
    boolean await(Duration longest) throws InterruptedException {
        return asked.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits this long unless somebody asks to stop; whether there is reason to go on. */
    boolean isStillWanted(Duration pause) {
        try {
            return !await(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    @Override
    public void close() {
        done.countDown();
        if (!isAsked()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void askAndWait() {
        asked.countDown();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
