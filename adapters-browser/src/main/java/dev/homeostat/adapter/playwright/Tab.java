package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a task on the browser's thread is given: a fresh page of its own, and the limit of its time. */
final class Tab {

    private final Page page;
    private final Consumer<Duration> limit;
    private final BooleanSupplier browserAlive;

    Tab(Page page, Consumer<Duration> limit, BooleanSupplier browserAlive) {
        this.page = page;
        this.limit = limit;
        this.browserAlive = browserAlive;
    }

    /** A page that is closed when the task ends. */
    Page page() {
        return page;
    }

    /** Whether the browser is still running; where it is not, nothing is the site's fault. */
    boolean isBrowserAlive() {
        return browserAlive.getAsBoolean();
    }

    /** Lets the browser be killed this much from now, if the limit would come later. */
    void endWithin(Duration remaining) {
        limit.accept(remaining);
    }
}
