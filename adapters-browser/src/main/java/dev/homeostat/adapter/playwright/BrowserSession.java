package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.PlaywrightImpl;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One running Chromium with one context, whose cookies live as long as it. Used by a single thread. */
final class BrowserSession {

    private static final List<String> ARGUMENTS = List.of(
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--disable-gpu",
            "--disable-auto-reload",
            "--renderer-process-limit=1");
    private static final double START_MILLIS = 30_000;

    // Chromium makes a socket below it, and the path of a socket has at most 107 characters on Linux.
    private static final int LONGEST_SCRATCH = 62;

    // Which of the new processes is ours can only be told while no other browser starts in this process.
    private static final Object START = new Object();

    private final Playwright playwright;
    private final Browser browser;
    private BrowserContext context;
    private long login;
    private boolean isUsedAgain;

    private BrowserSession(Playwright playwright, Browser browser, BrowserContext context) {
        this.playwright = playwright;
        this.browser = browser;
        this.context = context;
    }

    static BrowserSession start(ChromiumLocator locator, Path driverDirectory, ProcessTree processes) {
        Path executable =
                switch (locator.locate()) {
                    case ChromiumLocator.Answer.Found(Path found) -> found;
                    case ChromiumLocator.Answer.Missing missing -> throw new BrowserUnavailable(missing.message());
                };
        Path driver = DriverFiles.ensure(driverDirectory);
        try {
            return start(executable, driver, processes);
        } catch (PlaywrightException | IOException e) {
            throw new BrowserUnavailable(
                    "Chromium at %s did not start: %s; %s"
                            .formatted(executable, Messages.brief(e), remedy(executable, processes.scratch())),
                    e);
        }
    }

    private static String remedy(Path executable, Path scratch) {
        int length = scratch.toString().length();
        return length > LONGEST_SCRATCH
                ? ("on Linux it cannot work in %s, whose path has %d characters and may have %d:"
                                + " give the JVM a shorter -Djava.io.tmpdir")
                        .formatted(scratch, length, LONGEST_SCRATCH)
                : "run '%s --headless --version' to see why".formatted(executable);
    }

    private static BrowserSession start(Path executable, Path driver, ProcessTree processes) throws IOException {
        Playwright playwright = connect(driver, processes);
        Browser browser = playwright.chromium().launch(options(executable));
        processes.record();
        BrowserContext context = browser.newContext(contextOptions());
        processes.record();
        return new BrowserSession(playwright, browser, context);
    }

    private static Playwright connect(Path driver, ProcessTree processes) throws IOException {
        synchronized (START) {
            Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
            processes.expect(() -> startedSince(before, driver));
            // The public factory gives every browser of a process the environment that the first one asked for.
            Playwright playwright = PlaywrightImpl.createImpl(
                    new Playwright.CreateOptions().setEnv(environment(processes.scratch())), true);
            List<ProcessHandle> roots = startedSince(before, driver);
            processes.expect(() -> roots);
            processes.record();
            return playwright;
        }
    }

    private static List<ProcessHandle> startedSince(Set<ProcessHandle> before, Path driver) {
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .filter(child -> child.info()
                        .command()
                        .map(command -> Path.of(command).startsWith(driver))
                        .orElse(false))
                .toList();
    }

    private static Map<String, String> environment(Path scratch) {
        // What the driver and the browser write for a time goes where it can be removed after a kill.
        return Map.of(
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "TMPDIR", scratch.toString(), "TEMP", scratch.toString());
    }

    private static BrowserType.LaunchOptions options(Path executable) {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setHeadless(true)
                .setArgs(ARGUMENTS)
                // Chromium refuses to run sandboxed as root.
                .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                .setTimeout(START_MILLIS)
                // A signal to the group must not take the browser away in the middle of an orderly stop.
                .setHandleSIGINT(false)
                .setHandleSIGTERM(false)
                .setHandleSIGHUP(false);
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
            before.close();
        }
        if (isUsedAgain && context.pages().isEmpty()) {
            // Keeps the process alive that shows all pages; to start one for each takes half a second of processor.
            context.newPage();
        }
        isUsedAgain = true;
        return context.newPage();
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
    }
}
