package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.application.job.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser: a thread that owns Playwright, a Chromium and its context. Nothing starts before the first call; cookies
 * last until the browser ends.
 *
 * <p>Each call has a hard limit, which the calling thread watches: when it passes, the browser's recorded processes are
 * killed, and the next call starts afresh. Thread-safe; calls run one at a time.
 */
public final class BrowserWorker extends Browsers {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserWorker.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 3;
    private static final String BLANK_TITLE = "ready";
    private static final String BLANK = "data:text/html,<title>" + BLANK_TITLE + "</title>";

    private final String id;
    private final Path directory;
    private final ChromiumLocator locator;
    private final SharedLogin login;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<Lane> lane = Optional.empty();
    private volatile Optional<Lane> running = Optional.empty();
    private volatile Optional<BreakOff> going = Optional.empty();
    private boolean closed;

    /**
     * A worker that is not started yet.
     *
     * @param id names the worker among those of this process: letters, digits, dots, hyphens, underscores
     * @param directory keeps the record of processes and Playwright's own program; made when needed
     */
    public BrowserWorker(String id, Path directory, ChromiumLocator locator) {
        this(id, directory, locator, new SharedLogin(SessionVault.NONE));
    }

    /**
     * The same with a login that is kept elsewhere.
     *
     * @param vault what is kept there is taken over
     */
    public BrowserWorker(String id, Path directory, ChromiumLocator locator, SessionVault vault) {
        this(id, directory, locator, new SharedLogin(vault));
    }

    /** The same with a login that it shares with others. */
    BrowserWorker(String id, Path directory, ChromiumLocator locator, SharedLogin login) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'%s' does not name a browser worker".formatted(id));
        }
        this.id = id;
        this.directory = directory;
        this.locator = locator;
        this.login = login;
    }

    /**
     * Ends the browsers that killed processes left behind, by the records in the directory. Those of living processes
     * are left alone.
     *
     * @return how many processes were ended
     */
    public static int reapLeftovers(Path directory) {
        return Leftovers.reap(directory);
    }

    /**
     * Counts the browser processes that killed processes left behind, by the records in the directory, and ends none.
     */
    public static int countLeftovers(Path directory) {
        return Leftovers.count(directory);
    }

    @Override
    public void showBlankPage(Duration limit) {
        String shown = call(limit, tab -> {
            try {
                tab.page().navigate(BLANK);
                return tab.page().title();
            } catch (PlaywrightException e) {
                throw new BrowserUnavailable("the browser shows no page: " + Messages.brief(e), e);
            }
        });
        if (!shown.equals(BLANK_TITLE)) {
            throw new BrowserUnavailable("the browser shows another page than the one that it was given");
        }
    }

    @Override
    void logInByHttp(HttpLogin http) {
        login.byHttp(http);
    }

    /**
     * Runs a task on the browser's thread and waits for it.
     *
     * @param limit how long waiting for other calls, the browser's start and the task may take together; when it
     *     passes during the latter two, the browser is killed
     * @throws BrowserUnavailable when the browser does not start or dies, the limit passes or the waiting is interrupted
     */
    <T> T call(Duration limit, Function<Tab, T> task) {
        TimedCall<T> call = new TimedCall<>(limit);
        takeTurn(call, limit);
        try {
            if (closed) {
                throw new BrowserUnavailable("the browser worker '%s' is closed".formatted(id));
            }
            Lane current = lane();
            BreakOff off = new BreakOff();
            going = Optional.of(off);
            TraceContext trace = TraceContext.here();
            current.thread.execute(() -> trace.run(() -> current.run(call, off, task)));
            return await(current, call, limit);
        } finally {
            going = Optional.empty();
            turn.unlock();
        }
    }

    @Override
    <T> T call(Operation operation, Function<Tab, T> task) {
        return call(operation.limit(), task);
    }

    /** Breaks off what goes on, without harm to the browser; what was begun then fails as busy. */
    void breakOff() {
        going.ifPresent(BreakOff::ask);
    }

    /** Kills the browser, whatever it does; the next call starts afresh. Waits until its processes are gone. */
    void kill() {
        running.ifPresent(Lane::kill);
    }

    /** Whether it was started and not given up since, as far as is known without looking at its processes. */
    boolean isStarted() {
        return running.filter(Lane::isStarted).isPresent();
    }

    /** Its processes and their children, as far as they live. */
    List<ProcessHandle> processes() {
        return running.map(Lane::alive).orElse(List.of());
    }

    private void takeTurn(TimedCall<?> call, Duration limit) {
        try {
            if (!turn.tryLock(call.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw BrowserUnavailable.busy(
                        "the browser is busy with something else for longer than the time set (%s)".formatted(limit),
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BrowserUnavailable.busy("the wait for the browser was interrupted", e);
        }
    }

    private Lane lane() {
        lane.filter(old -> !old.isUsable()).ifPresent(this::abandon);
        Lane current = lane.orElseGet(Lane::new);
        lane = Optional.of(current);
        running = lane;
        return current;
    }

    private <T> T await(Lane current, TimedCall<T> call, Duration limit) {
        try {
            if (!call.await()) {
                LOG.warn("browser '{}' did not respond in time and is ended", id);
                call.failed(new BrowserUnavailable(
                        "the browser did not respond within the time set (at most %s) and was ended".formatted(limit)));
                abandon(current);
            }
        } catch (InterruptedException e) {
            call.failed(BrowserUnavailable.busy("the wait for the browser was interrupted", e));
            abandon(current);
            Thread.currentThread().interrupt();
        }
        return call.outcome();
    }

    private void abandon(Lane current) {
        lane = Optional.empty();
        running = Optional.empty();
        current.kill();
    }

    /** Ends the browser, by force where it does not end by itself; waits for a running call. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            lane.filter(Lane::isUsable).ifPresent(Lane::close);
            lane = Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    /** A thread and the browser it owns; given up together. */
    private final class Lane {

        private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "browser-" + id);
            made.setDaemon(true);
            return made;
        });
        private volatile Optional<ProcessTree> processes = Optional.empty();
        private volatile boolean usable = true;
        private Optional<BrowserSession> session = Optional.empty();

        boolean isStarted() {
            return usable && processes.isPresent();
        }

        boolean isUsable() {
            return usable && processes.map(ProcessTree::isAlive).orElse(true);
        }

        <T> void run(TimedCall<T> call, BreakOff off, Function<Tab, T> task) {
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
            try {
                off.begin();
                call.produced(task.apply(new Tab(page, asked(call, off))));
            } catch (SharedLogin.LoginChanged e) {
                LOG.debug("browser '{}' takes over another's login", id);
                done = false;
            } catch (RuntimeException e) {
                call.failed(off.isAsked() && isUsable() ? BrowserUnavailable.brokenOff() : e);
            } finally {
                off.end();
            }
            closePage(page);
            return done;
        }

        private Tab.Browser asked(TimedCall<?> call, BreakOff off) {
            return new Tab.Browser() {
                @Override
                public boolean isAlive() {
                    return isUsable();
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

        private void closePage(Page page) {
            if (!isUsable()) {
                kill();
                return;
            }
            try {
                page.close();
            } catch (PlaywrightException e) {
                LOG.debug("a page of browser '{}' could not be closed", id, e);
                giveUpIfDead();
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
                Path file = directory.resolve("browser-%s-%d.pids"
                        .formatted(id, ProcessHandle.current().pid()));
                ProcessTree tree = new ProcessTree(file, scratch);
                processes = Optional.of(tree);
                tree.record();
                return BrowserSession.start(locator, directory, tree);
            } catch (IOException e) {
                throw new BrowserUnavailable(
                        "cannot write into %s: %s; make it a directory that can be written to".formatted(directory, e),
                        e);
            }
        }

        /** Ends the processes; what the thread is waiting for then fails and the thread ends too. */
        void kill() {
            usable = false;
            thread.shutdown();
            processes.ifPresent(ProcessTree::end);
        }

        void close() {
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
            kill();
        }
    }
}
