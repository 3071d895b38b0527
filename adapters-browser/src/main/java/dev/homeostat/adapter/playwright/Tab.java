package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Page;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.Optional;

/** What a task on the browser's thread is given: a fresh page of its own, and what it may ask of the browser. */
final class Tab {

    /** The page of a browser that was killed fails a moment before its processes are gone. */
    private static final Duration REAPING = Duration.ofMillis(250);

    private final Page page;
    private final Browser browser;

    /** What a task may ask of its browser. */
    interface Browser {

        /** Whether it is still running. */
        boolean isAlive();

        /** As {@link BrowserSource#objection}. */
        Optional<String> objection(String address);

        /** From now on, until the task has ended, every request of the page and of windows that it opens is given to this. */
        void guard(SendOnce once);

        /** Whether it ends by itself within this time, for which this waits at most. */
        boolean dies(Duration within);

        /** Whether it was given up, after which what the task brings counts no more. */
        boolean isGivenUp();

        /** Whether the task was broken off. */
        boolean isBrokenOff();

        /** Kills it this much from now, if the limit would come later. */
        void endWithin(Duration remaining);

        /**
         * Logs in for all browsers of the account.
         *
         * @param time for waiting until another one has
         * @throws SharedLogin.LoginChanged when another one has logged in, after which the task begins anew
         */
        void logIn(Countdown time, Runnable steps);
    }

    Tab(Page page, Browser browser) {
        this.page = page;
        this.browser = browser;
    }

    /** A page that is closed when the task ends. */
    Page page() {
        return page;
    }

    Browser browser() {
        return browser;
    }

    /** Whose fault it is when the page fails: where the browser was taken away or has died, it is never the site's. */
    Hindrance blame() {
        if (browser.isBrokenOff()) {
            return Hindrance.BUSY;
        }
        return !browser.isAlive() || browser.dies(REAPING) ? Hindrance.BROWSER : Hindrance.SITE;
    }

    /** Whether the page can still be looked at. */
    boolean isThere() {
        return browser.isAlive() && !browser.isBrokenOff();
    }
}
