package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolMemory;
import dev.homeostat.adapter.playwright.pool.PoolUsage;
import dev.homeostat.domain.browserlease.LeasePolicy;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.browserlease.SizingPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some browsers, each with a thread of its own, that share one login and are lent out as {@link LeasePolicy} says. Nothing
 * starts before the first use. Thread-safe.
 */
public final class BrowserPool extends Browsers {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserPool.class);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration QUEUE = Duration.ofSeconds(5);
    private static final Duration WEAR = Duration.ofSeconds(30);

    private final SharedLogin login;
    private final PoolCare care;
    private final Leases leases;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("browser-pool-watch").daemon().factory());

    /**
     * A pool of which nothing runs yet.
     *
     * @param limits how many browsers: the least in the beginning, more while they are too busy and memory allows
     * @param directory keeps the records of processes and Playwright's own program; made when needed
     * @param vault where the login outlives the program
     */
    public BrowserPool(
            PoolLimits limits,
            Path directory,
            BrowserSource source,
            SessionVault vault,
            PoolMemory memory,
            PoolListener listener) {
        this(limits, directory, source, vault, memory, listener, SizingPolicy.WINDOW);
    }

    /** The same whose size is judged in such windows. */
    BrowserPool(
            PoolLimits limits,
            Path directory,
            BrowserSource source,
            SessionVault vault,
            PoolMemory memory,
            PoolListener listener,
            Duration window) {
        this.login = new SharedLogin(vault);
        AtomicLong made = new AtomicLong();
        this.care = new PoolCare(
                number ->
                        new BrowserWorker("%d-%d".formatted(number, made.incrementAndGet()), directory, source, login),
                memory,
                listener);
        this.leases = new Leases(
                IntStream.rangeClosed(1, limits.least())
                        .mapToObj(number -> care.newSeat(number, Duration.ZERO))
                        .toList(),
                listener,
                this::kill);
        PoolSizing sizing = new PoolSizing(limits, memory, listener, care);
        every(LOOK, this::look);
        every(window, () -> care.inBackground(() -> sizing.judge(leases)));
        every(QUEUE, leases::watchQueue);
        every(WEAR, this::lookAtWear);
    }

    private void kill(Seat seat, String why) {
        care.kill(leases, seat, why);
    }

    private void look() {
        leases.look();
        care.removeRetired(leases);
    }

    private void lookAtWear() {
        care.measure(leases);
        care.recycle(leases);
    }

    private void every(Duration interval, Runnable work) {
        Future<?> unused = watch.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException bug) {
                        LOG.error("the pool of browsers could not be looked after", bug);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    <T> T call(Operation operation, Function<Tab, T> task) {
        Countdown time = Countdown.of(operation.limit());
        Leases.Held held = leases.acquire(operation, time);
        try {
            T result = held.worker().call(time.left(), task);
            leases.requireCurrent(held);
            return result;
        } finally {
            leases.release(held);
        }
    }

    @Override
    void logInByHttp(HttpLogin http) {
        login.byHttp(http);
    }

    @Override
    public void showBlankPage(Duration limit) {
        Countdown time = Countdown.of(limit);
        Leases.Held held = leases.acquire(new Operation("show a blank page", LeasePriority.READING, limit), time);
        try {
            held.worker().showBlankPage(time.left());
        } finally {
            leases.release(held);
        }
    }

    /** Starts those that do not run yet, one after the other and in the background. */
    public void warmUp() {
        care.warmUp(leases);
    }

    /** How it stands now. */
    public PoolUsage usage() {
        return leases.usage();
    }

    /**
     * Gets ready to be closed without keeping anybody waiting: what changes the account may still be begun and comes to its end,
     * all else is broken off and not begun any more.
     */
    public void finish() {
        leases.finish();
    }

    /** Ends all browsers, by force where they do not end by themselves; waits for running calls. */
    @Override
    public void close() {
        List<Seat> seats = leases.close();
        watch.shutdownNow();
        List<Thread> goodbyes = seats.stream()
                .map(seat -> Thread.ofPlatform()
                        .name("browser-pool-goodbye-" + seat.number())
                        .start(() -> seat.worker().close()))
                .toList();
        try {
            for (Thread goodbye : goodbyes) {
                goodbye.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        care.close();
    }
}
