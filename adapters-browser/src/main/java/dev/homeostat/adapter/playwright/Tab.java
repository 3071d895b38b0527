package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.function.Consumer;

/** What a task on the browser's thread is given: a fresh page of its own, and the limit of its time. */
public final class Tab {

    private final Page page;
    private final Consumer<Duration> limit;

    Tab(Page page, Consumer<Duration> limit) {
        this.page = page;
        this.limit = limit;
    }

    /** A page that is closed when the task ends. */
    public Page page() {
        return page;
    }

    /** Lets the browser be killed this much from now, if the limit would come later. */
    public void endWithin(Duration remaining) {
        limit.accept(remaining);
    }
}
