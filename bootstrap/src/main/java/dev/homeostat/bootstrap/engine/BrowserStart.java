package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.playwright.BrowserUnavailable;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.bootstrap.startup.Patience;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the browser with patience. When three tries have failed the engine goes on without it, and it is tried in the
 * background, with a gap that doubles up to five minutes, until it works. Each try counts for the browser's circuit
 * breaker, so that posts wait behind it and a person is told by it; a try that works closes it. Thread-safe.
 */
public final class BrowserStart implements AutoCloseable {

    static final Duration LONGEST_GAP = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(BrowserStart.class);
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Runnable page;
    private final CircuitBreakers breakers;
    private final MachineClock clock;
    private final Listener listener;
    private Optional<Thread> background = Optional.empty();
    private volatile boolean closed;

    /** Is told how it goes, one call at a time. */
    public interface Listener {

        /** A page came. */
        void works(int tries);

        /**
         * No page came.
         *
         * @param degraded whether the engine goes on without the browser from now on
         * @param next when it is tried again
         */
        void failed(int tries, String detail, boolean degraded, Duration next);
    }

    /**
     * A start of which nothing is done yet.
     *
     * @param page opens a page that does nothing; throws {@link BrowserUnavailable} when none comes
     */
    BrowserStart(Runnable page, CircuitBreakers breakers, MachineClock clock, Listener listener) {
        this.page = page;
        this.breakers = breakers;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Tries up to three times; what fails then goes on in the background.
     *
     * @return whether the browser works now
     */
    public synchronized boolean begin() {
        Duration gap = Patience.FIRST_GAP;
        for (int tried = 1; tried < Patience.TRIES; tried++) {
            if (attempt(tried, gap)) {
                return true;
            }
            clock.pause(gap);
            gap = gap.multipliedBy(2);
        }
        Duration next = gap;
        if (attempt(Patience.TRIES, next)) {
            return true;
        }
        background = Optional.of(
                Thread.ofPlatform().name("browser-start").daemon().start(() -> goOn(Patience.TRIES + 1, next)));
        return false;
    }

    private void goOn(int firstTry, Duration firstGap) {
        Duration gap = firstGap;
        for (int tried = firstTry; !closed; tried++) {
            clock.pause(gap);
            gap = longer(gap);
            if (closed || attempt(tried, gap)) {
                return;
            }
        }
    }

    static Duration longer(Duration gap) {
        Duration twice = gap.multipliedBy(2);
        return twice.compareTo(LONGEST_GAP) < 0 ? twice : LONGEST_GAP;
    }

    private boolean attempt(int tried, Duration next) {
        try {
            page.run();
            breakers.succeeded(Dependency.BROWSER);
            listener.works(tried);
            return true;
        } catch (BrowserUnavailable e) {
            if (closed) {
                return false;
            }
            String detail = String.valueOf(e.getMessage());
            LOG.info("try {} to start the browser failed", tried, e);
            breakers.failed(Dependency.BROWSER, detail);
            listener.failed(tried, detail, tried >= Patience.TRIES, next);
            return false;
        }
    }

    /** Tries no more. */
    @Override
    public void close() {
        closed = true;
        running().ifPresent(thread -> {
            thread.interrupt();
            try {
                thread.join(GOODBYE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized Optional<Thread> running() {
        return background;
    }
}
