package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.adapter.playwright.login.SessionVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final String BLANK_TITLE = "ready";
    private static final String BLANK = "data:text/html,<title>" + BLANK_TITLE + "</title>";

    private final String id;
    private final Path directory;
    private final BrowserSource source;
    private final SharedLogin login;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Optional<BrowserLane> lane = Optional.empty();
    private volatile Optional<BreakOff> going = Optional.empty();
    private volatile boolean closed;

    /**
     * A worker that is not started yet.
     *
     * @param id names the worker among those of this process: letters, digits, dots, hyphens, underscores
     * @param directory keeps the record of processes and Playwright's own program; made when needed
     */
    public BrowserWorker(String id, Path directory, BrowserSource source) {
        this(id, directory, source, new SharedLogin(SessionVault.NONE));
    }

    /**
     * The same with a login that is kept elsewhere.
     *
     * @param vault what is kept there is taken over
     */
    public BrowserWorker(String id, Path directory, BrowserSource source, SessionVault vault) {
        this(id, directory, source, new SharedLogin(vault));
    }

    /** The same with a login that it shares with others. */
    BrowserWorker(String id, Path directory, BrowserSource source, SharedLogin login) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'%s' does not name a browser worker".formatted(id));
        }
        this.id = id;
        this.directory = directory;
        this.source = source;
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
            BrowserLane current = lane();
            BreakOff off = new BreakOff();
            going = Optional.of(off);
            current.begin(call, off, task);
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

    /** Forgets the login: the next task begins in a fresh context, which knows nothing and has loaded nothing yet. */
    public void forgetLogin() {
        login.forget();
    }

    /** Kills the browser for good, whatever it does: no call starts it again. Waits until its processes are gone. */
    void kill() {
        closed = true;
        lane.ifPresent(BrowserLane::kill);
    }

    /** Whether it was started and not given up since, as far as is known without looking at its processes. */
    boolean isStarted() {
        return lane.filter(BrowserLane::isStarted).isPresent();
    }

    /** Its processes and their children, as far as they live. */
    List<ProcessHandle> processes() {
        return lane.map(BrowserLane::alive).orElse(List.of());
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

    private BrowserLane lane() {
        lane.filter(old -> !old.isUsable()).ifPresent(this::abandon);
        BrowserLane current = lane.orElseGet(() -> new BrowserLane(id, directory, source, login));
        lane = Optional.of(current);
        return current;
    }

    private <T> T await(BrowserLane current, TimedCall<T> call, Duration limit) {
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

    private void abandon(BrowserLane current) {
        lane = Optional.empty();
        current.kill();
    }

    /** Ends the browser, by force where it does not end by itself; waits for a running call. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            lane.ifPresent(BrowserLane::close);
            lane = Optional.empty();
        } finally {
            turn.unlock();
        }
    }
}
