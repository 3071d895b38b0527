package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.browserlease.LeasePriority;
import java.time.Duration;
import java.util.function.Function;

/** Where operations find a browser: one for all of them, or a pool. Thread-safe. */
public abstract sealed class Browsers implements AutoCloseable permits BrowserWorker, BrowserPool {

    Browsers() {}

    /**
     * Something to be done in a browser.
     *
     * @param what names it for people
     * @param limit how long waiting for a browser, its start and the task may take together
     */
    record Operation(String what, LeasePriority priority, Duration limit) {}

    /**
     * Runs a task on a browser's thread and waits for it. What is not critical may be broken off in the middle, and is
     * then to be tried again another time.
     *
     * @throws BrowserUnavailable when no browser is to be had in time, it does not start or dies, the task is broken off,
     *     the limit passes or the waiting is interrupted
     */
    abstract <T> T call(Operation operation, Function<Tab, T> task);

    /** Lets all of them log in like this, from their next task on, where the site asks for it by HTTP. */
    abstract void logInByHttp(HttpLogin http);

    /**
     * Proves that a browser works: starts one if none runs, and has it show a page that reaches no network.
     *
     * @param limit how long all of that may take
     * @throws BrowserUnavailable when the page does not come
     */
    public abstract void showBlankPage(Duration limit);

    /** Ends the browsers, by force where they do not end by themselves. */
    @Override
    public abstract void close();
}
