package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.homeostat.application.job.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread and the browser that it owns; given up together. Tasks are run one at a time; whatever is said of another
 * thread may be called by any.
 */
final class BrowserLane {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserLane.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 3;
    private static final double ANSWER_MILLIS = 250;
    private static final double EMPTYING_MILLIS = 2_000;
    private static final String NOWHERE = "about:blank";

    private final String id;
    private final Path directory;
    private final BrowserSource source;
    private final SharedLogin login;
    private final ExecutorService thread;
    private volatile Optional<ProcessTree> processes = Optional.empty();
    private volatile boolean usable = true;
    private volatile Optional<BrowserSession> session = Optional.empty();

    /** Nothing runs before the first task. */
    BrowserLane(String id, Path directory, BrowserSource source, SharedLogin login) {
        this.id = id;
        this.directory = directory;
        this.source = source;
        this.login = login;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("browser-" + id).daemon().factory());
    }

    /** Runs the task on the browser's thread and returns at once. */
    <T> void begin(TimedCall<T> call, BreakOff off, Function<Tab, T> task) {
        TraceContext trace = TraceContext.here();
        thread.execute(() -> trace.run(() -> run(call, off, task)));
    }

    boolean isStarted() {
        return usable && processes.isPresent();
    }

    boolean isUsable() {
        return usable
                && processes.map(ProcessTree::isAlive).orElse(true)
                && session.map(BrowserSession::isConnected).orElse(true);
    }

    private <T> void run(TimedCall<T> call, BreakOff off, Function<Tab, T> task) {
        try {
            int tries = 1;
            while (!perform(call, off, task)) {
                if (tries++ == MOST_TRIES) {
                    throw BrowserUnavailable.busy("other browsers of the account log in again and again", null);
                }
            }
        } catch (RuntimeException e) {
            call.failed(e);
            giveUpIfDead();
        } finally {
            call.finished();
        }
    }

    /** Whether it is done; it is not when it must begin anew with a newer login. */
    private <T> boolean perform(TimedCall<T> call, BreakOff off, Function<Tab, T> task) {
        Page page = newPage();
        boolean done = true;
        boolean isCutOff = true;
        try {
            off.begin();
            call.produced(task.apply(new Tab(page, asked(call, off))));
            isCutOff = off.isAsked();
        } catch (SharedLogin.LoginChanged e) {
            LOG.debug("browser '{}' takes over another's login", id);
            done = false;
        } catch (RuntimeException e) {
            call.failed(off.isAsked() && isUsable() ? BrowserUnavailable.brokenOff() : e);
        } finally {
            off.end();
        }
        closePage(page, isCutOff);
        return done;
    }

    private Tab.Browser asked(TimedCall<?> call, BreakOff off) {
        return new Tab.Browser() {
            @Override
            public boolean isAlive() {
                return isUsable();
            }

            @Override
            public Optional<String> objection(String address) {
                return source.objection(address);
            }

            @Override
            public void guard(SendOnce once) {
                session().guard(once);
            }

            @Override
            public boolean dies(Duration within) {
                return processes.filter(tree -> tree.diesWithin(within)).isPresent() || isRemoteGone();
            }

            @Override
            public boolean isGivenUp() {
                return !usable;
            }

            @Override
            public boolean isBrokenOff() {
                return off.isAsked();
            }

            @Override
            public void endWithin(Duration remaining) {
                call.tighten(remaining);
            }

            @Override
            public void logIn(Countdown time, Runnable steps) {
                session().logIn(login, time, steps);
            }
        };
    }

    /** Asks, because nothing is heard of it while nothing is asked; a browser that was started here ends with its process. */
    private boolean isRemoteGone() {
        return source instanceof RemoteBrowser
                && session.filter(BrowserSession::answers).isEmpty();
    }

    private Page newPage() {
        try {
            return session().newPage(login.state());
        } catch (PlaywrightException e) {
            // Whether its processes live or not: this browser is of no use any more.
            kill();
            throw new BrowserUnavailable("the browser opens no page: " + Messages.brief(e), e);
        }
    }

    List<ProcessHandle> alive() {
        return processes.map(ProcessTree::alive).orElse(List.of());
    }

    private void closePage(Page page, boolean isCutOff) {
        if (!isUsable() || !isWell(page, isCutOff)) {
            kill();
            return;
        }
        try {
            page.close();
        } catch (PlaywrightException e) {
            LOG.debug("a page of browser '{}' could not be closed", id, e);
            giveUpIfDead();
        }
        // What a task has left would be in the way of the next one.
        if (usable && !succeeds(() -> session.ifPresent(BrowserSession::tidy))) {
            kill();
        }
    }

    /**
     * Whether the page can be closed and the browser used on: a page that hangs would hold up those after it, which share its
     * process. A page that does not answer may just be waiting for its site, and a task that was broken off may have left it on
     * its way; then it is emptied, because Chromium loses the order to close a page that is about to show another one.
     */
    private boolean isWell(Page page, boolean isCutOff) {
        return (!isCutOff && answers(page)) || empties(page);
    }

    private boolean answers(Page page) {
        return succeeds(() -> page.locator(":root")
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.ATTACHED)
                        .setTimeout(ANSWER_MILLIS)));
    }

    private boolean empties(Page page) {
        return succeeds(() -> page.navigate(NOWHERE, new Page.NavigateOptions().setTimeout(EMPTYING_MILLIS)));
    }

    private boolean succeeds(Runnable order) {
        try {
            order.run();
            return true;
        } catch (PlaywrightException e) {
            LOG.debug("a page of browser '{}' does not answer", id, e);
            return false;
        }
    }

    private void giveUpIfDead() {
        if (session.isEmpty() || !isUsable()) {
            kill();
        }
    }

    private BrowserSession session() {
        if (session.isEmpty()) {
            session = Optional.of(start());
        }
        return session.get();
    }

    private BrowserSession start() {
        try {
            Files.createDirectories(directory);
            Path scratch = Files.createTempDirectory(ProcessFile.SCRATCH);
            Path file = directory.resolve(
                    "browser-%s-%d.pids".formatted(id, ProcessHandle.current().pid()));
            ProcessTree tree = new ProcessTree(file, scratch, source instanceof ChromiumLocator);
            processes = Optional.of(tree);
            tree.record();
            return Launch.of(source, directory, tree);
        } catch (IOException e) {
            throw new BrowserUnavailable(
                    "cannot write into %s: %s; make it a directory that can be written to".formatted(directory, e), e);
        }
    }

    /** Ends the processes; what the thread is waiting for then fails and the thread ends too. */
    void kill() {
        usable = false;
        thread.shutdown();
        try {
            processes.ifPresent(ProcessTree::end);
        } finally {
            session.ifPresent(BrowserSession::released);
        }
    }

    /** Ends the browser in order, or by force where it does not end by itself or is of no use any more. */
    void close() {
        if (isUsable()) {
            closeInOrder();
        }
        kill();
    }

    private void closeInOrder() {
        TimedCall<Boolean> call = new TimedCall<>(CLOSING);
        thread.execute(() -> {
            try {
                session.ifPresent(BrowserSession::close);
            } catch (PlaywrightException e) {
                LOG.debug("browser '{}' did not close in order", id, e);
            } finally {
                call.finished();
            }
        });
        try {
            call.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
