package dev.homeostat.bootstrap.soak;

import dev.homeostat.adapter.playwright.BrowserPool;
import dev.homeostat.adapter.playwright.BrowserUnavailable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What becomes of a pool once nobody uses it any more: whether it comes to rest, and its browsers work. */
record Aftermath(BrowserPool pool, int browsers) {

    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Waits until it rests, as long as that may take, and tries it out. */
    SoakReport.Rest of(Chores chores) throws InterruptedException {
        long end = System.nanoTime() + QUIET.toNanos();
        while (!isQuiet() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        int leases = pool.usage().leases().size() + pool.usage().waiting().size();
        int away = pool.usage().away();
        return new SoakReport.Rest(leases, away, working(), chores.perform(Chore.TIMELINE, 0));
    }

    private boolean isQuiet() {
        return pool.usage().leases().isEmpty()
                && pool.usage().waiting().isEmpty()
                && pool.usage().away() == 0;
    }

    /** How many browsers show a page, all asked at once. */
    private int working() throws InterruptedException {
        try (ExecutorService callers = Executors.newFixedThreadPool(browsers)) {
            int working = 0;
            for (Future<Boolean> shown : Stream.generate(() -> callers.submit(this::works))
                    .limit(browsers)
                    .toList()) {
                working += shown.get() ? 1 : 0;
            }
            return working;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a browser cannot be tried", e.getCause());
        }
    }

    private boolean works() {
        try {
            pool.showBlankPage(LONG);
            return true;
        } catch (BrowserUnavailable e) {
            return false;
        }
    }
}
