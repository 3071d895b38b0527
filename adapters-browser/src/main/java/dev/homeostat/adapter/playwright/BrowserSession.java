package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Chromium with one context, whose cookies live as long as it. Used by a single thread. */
final class BrowserSession {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserSession.class);

    private final Playwright playwright;
    private final Browser browser;
    private final Runnable atEnd;
    private BrowserContext context;
    private long login;
    private boolean isUsedAgain;
    private boolean isGuarded;
    private Optional<Page> keeper = Optional.empty();
    private volatile boolean connected = true;

    /**
     * A browser that was just started, with a context that knows nothing yet.
     *
     * @param atEnd lets go of what is held for it, on any thread and more than once
     */
    BrowserSession(Playwright playwright, Browser browser, Runnable atEnd) {
        this.playwright = playwright;
        this.browser = browser;
        this.atEnd = atEnd;
        browser.onDisconnected(lost -> connected = false);
        this.context = browser.newContext(contextOptions());
    }

    /** Whether the browser has not gone away, as far as was heard of it; asked by any thread. */
    boolean isConnected() {
        return connected;
    }

    /** Whether the browser answers now. */
    boolean answers() {
        try {
            browser.newBrowserCDPSession().detach();
            return connected;
        } catch (PlaywrightException e) {
            LOG.debug("the browser does not answer", e);
            return false;
        }
    }

    private static Browser.NewContextOptions contextOptions() {
        return new Browser.NewContextOptions()
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                // What is not on a page proves that it was not published only if the site itself has just answered.
                .setExtraHTTPHeaders(Map.of("Cache-Control", "no-cache"));
    }

    /** A page that is logged in as the newest login is. */
    Page newPage(SharedLogin.State newest) {
        if (newest.version() != login) {
            BrowserContext before = context;
            Browser.NewContextOptions options = contextOptions();
            newest.storage().ifPresent(options::setStorageState);
            newest.http().map(HttpLogin::options).ifPresent(options::setHttpCredentials);
            context = browser.newContext(options);
            login = newest.version();
            isUsedAgain = false;
            isGuarded = false;
            keeper = Optional.empty();
            before.close();
        }
        if (isUsedAgain && context.pages().isEmpty()) {
            // Keeps the process alive that shows all pages; to start one for each takes half a second of processor.
            keeper = Optional.of(context.newPage());
        }
        isUsedAgain = true;
        return context.newPage();
    }

    /** As {@link Tab.Browser#guard}; windows that a page opens are no pages of their own before their first request. */
    void guard(SendOnce once) {
        isGuarded = true;
        context.route("**/*", once);
    }

    /** Removes what a task has left besides its page. */
    void tidy() {
        context.pages().stream()
                .filter(page -> keeper.filter(page::equals).isEmpty())
                .forEach(Page::close);
        if (isGuarded) {
            context.unrouteAll();
            isGuarded = false;
        }
    }

    /** Logs in on a page of this browser, for all. */
    void logIn(SharedLogin shared, Countdown time, Runnable steps) {
        login = shared.logIn(login, time, () -> {
                    steps.run();
                    return context.storageState();
                })
                .version();
    }

    void close() {
        playwright.close();
        released();
    }

    /** Lets go of what is held for it; the browser has ended. May be called by any thread. */
    void released() {
        atEnd.run();
    }
}
