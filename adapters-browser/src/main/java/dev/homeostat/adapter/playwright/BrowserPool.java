package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolUsage;
import dev.homeostat.domain.browserlease.BrowserLease;
import dev.homeostat.domain.browserlease.LeaseAction;
import dev.homeostat.domain.browserlease.LeasePolicy;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.LeaseRequest;
import dev.homeostat.domain.browserlease.PoolState;
import dev.homeostat.domain.browserlease.QueuePolicy;
import dev.homeostat.domain.browserlease.QueueWatch;
import dev.homeostat.domain.browserlease.RecyclePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some browsers, each with a thread of its own, that share one login and are lent out as {@link LeasePolicy} says. Nothing
 * starts before the first use. Thread-safe.
 */
public final class BrowserPool extends Browsers {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserPool.class);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LOOKS_BETWEEN_MEASURES = 60;
    private static final int LOOKS_BETWEEN_QUEUES = 10;
    private static final Duration WARMING = Duration.ofSeconds(40);
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    private final Path directory;
    private final ChromiumLocator locator;
    private final SharedLogin login;
    private final PoolListener listener;
    private final Function<Stream<ProcessHandle>, OptionalLong> memory;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Seat> seats;
    private final Map<Long, Ticket> waiting = new LinkedHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("browser-pool-watch").daemon().factory());
    private final ExecutorService care = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("browser-pool-care-", 1).daemon().factory());
    private final long begun = System.nanoTime();
    private long numbers;
    private Duration busy = Duration.ZERO;
    private int looks;
    private QueueWatch queue = QueueWatch.QUIET;
    private boolean closed;

    /** Somebody who waits. */
    private static final class Ticket {

        private final LeaseRequest request;
        private final Condition granted;
        private Optional<Held> held = Optional.empty();

        Ticket(LeaseRequest request, Condition granted) {
            this.request = request;
            this.granted = granted;
        }
    }

    /** What was lent: this worker is the lease's, even when another has taken its place meanwhile. */
    private record Held(Seat seat, BrowserWorker worker, BrowserLease lease) {}

    /**
     * A pool of which nothing runs yet.
     *
     * @param size how many browsers, at least one
     * @param directory keeps the records of processes and Playwright's own program; made when needed
     * @param vault where the login outlives the program
     * @param memory bytes that these processes take together, empty where that cannot be measured
     */
    public BrowserPool(
            int size,
            Path directory,
            ChromiumLocator locator,
            SessionVault vault,
            Function<Stream<ProcessHandle>, OptionalLong> memory,
            PoolListener listener) {
        this.memory = memory;
        this.directory = directory;
        this.locator = locator;
        this.login = new SharedLogin(vault);
        this.listener = listener;
        this.seats = IntStream.rangeClosed(1, size)
                .mapToObj(number -> new Seat(number, worker(number), Duration.ZERO))
                .toList();
        Future<?> unused =
                watch.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private BrowserWorker worker(int seat) {
        return new BrowserWorker("%d-%d".formatted(seat, ++numbers), directory, locator, login);
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    // --- Lending ----------------------------------------------------------------------------------------------------

    @Override
    <T> T call(Operation operation, Function<Tab, T> task) {
        Countdown time = Countdown.of(operation.limit());
        Held held = acquire(operation, time);
        try {
            T result = held.worker().call(time.left(), task);
            requireCurrent(held);
            return result;
        } finally {
            release(held);
        }
    }

    @Override
    void logInByHttp(HttpLogin http) {
        login.byHttp(http);
    }

    @Override
    public void showBlankPage(Duration limit) {
        Countdown time = Countdown.of(limit);
        Held held = acquire(Operation.of("show a blank page", LeasePriority.READING, limit), time);
        try {
            held.worker().showBlankPage(time.left());
        } finally {
            release(held);
        }
    }

    private Held acquire(Operation operation, Countdown time) {
        lock.lock();
        try {
            LeaseRequest request =
                    new LeaseRequest(++numbers, operation.what(), operation.priority(), now(), operation.patience());
            Ticket ticket = new Ticket(request, lock.newCondition());
            waiting.put(request.number(), ticket);
            decide();
            return await(ticket, time);
        } finally {
            lock.unlock();
        }
    }

    private Held await(Ticket ticket, Countdown time) {
        try {
            while (ticket.held.isEmpty()) {
                if (closed) {
                    throw new BrowserUnavailable("the browsers are closed");
                }
                if (time.isOver()) {
                    throw BrowserUnavailable.busy(
                            "no browser was free within %d s"
                                    .formatted(now().minus(ticket.request.askedAt())
                                            .toSeconds()),
                            null);
                }
                long unused = ticket.granted.awaitNanos(time.left().toNanos());
            }
            return ticket.held.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ticket.held.ifPresent(held -> held.seat().free());
            decide();
            throw BrowserUnavailable.busy("the wait for a browser was interrupted", e);
        } finally {
            waiting.remove(ticket.request.number());
        }
    }

    /** What comes from a lease that is over counts no more. */
    private void requireCurrent(Held held) {
        lock.lock();
        try {
            if (!held.seat().holds(held.lease().epoch())) {
                throw new BrowserUnavailable("the browser was taken away from it");
            }
        } finally {
            lock.unlock();
        }
    }

    private void release(Held held) {
        lock.lock();
        try {
            Duration length = held.lease().age(now());
            busy = busy.plus(length);
            Optional<BrowserLease> current = held.seat()
                    .lease()
                    .filter(lease -> lease.epoch() == held.lease().epoch());
            boolean brokenOff = current.flatMap(BrowserLease::yieldAskedAt).isPresent();
            LeaseRequest request = held.lease().request();
            listener.released(request.what(), request.priority(), length, brokenOff);
            if (current.isPresent()) {
                held.seat().free();
                decide();
            }
        } finally {
            lock.unlock();
        }
    }

    // --- Deciding, under the lock -----------------------------------------------------------------------------------

    private void decide() {
        for (LeaseAction action : LeasePolicy.decide(state(), now())) {
            switch (action) {
                case LeaseAction.Grant(LeaseRequest request, int worker) -> grant(request, seat(worker));
                case LeaseAction.AskToYield(BrowserLease lease) -> {
                    change(lease, seat(lease.worker()).lease().orElse(lease).askedToYield(now()));
                    seat(lease.worker()).worker().breakOff();
                }
                case LeaseAction.Warn(BrowserLease lease) -> {
                    change(lease, seat(lease.worker()).lease().orElse(lease).asWarned());
                    listener.lasts(lease.request().what(), lease.age(now()));
                }
                case LeaseAction.End(BrowserLease lease, LeaseAction.Cause cause) -> end(lease, cause);
            }
        }
    }

    private PoolState state() {
        return new PoolState(
                seats.stream()
                        .filter(Seat::isFree)
                        .sorted(Comparator.comparing((Seat seat) -> !seat.isWarm())
                                .thenComparing(Seat::number))
                        .map(Seat::number)
                        .toList(),
                seats.stream().flatMap(seat -> seat.lease().stream()).toList(),
                closed
                        ? List.of()
                        : waiting.values().stream()
                                .filter(ticket -> ticket.held.isEmpty())
                                .map(ticket -> ticket.request)
                                .toList());
    }

    private Seat seat(int number) {
        return seats.get(number - 1);
    }

    private void change(BrowserLease before, BrowserLease after) {
        if (seat(before.worker()).holds(before.epoch())) {
            seat(before.worker()).lend(after);
        }
    }

    private void grant(LeaseRequest request, Seat seat) {
        Ticket ticket = Optional.ofNullable(waiting.get(request.number())).orElseThrow();
        BrowserLease lease = BrowserLease.begin(++numbers, seat.number(), request, now());
        seat.lend(lease);
        ticket.held = Optional.of(new Held(seat, seat.worker(), lease));
        ticket.granted.signal();
        listener.granted(request.what(), request.priority(), now().minus(request.askedAt()));
    }

    private void end(BrowserLease lease, LeaseAction.Cause cause) {
        Seat seat = seat(lease.worker());
        LOG.warn(
                "browser {} is ended: '{}' {} ({} s)",
                seat.number(),
                lease.request().what(),
                cause.words(),
                lease.age(now()).toSeconds());
        listener.ended(lease.request().what(), lease.age(now()), cause.words());
        renew(seat, cause.words(), BrowserWorker::kill);
    }

    /** Puts a fresh browser in the place, out of the way of everybody else. */
    private void renew(Seat seat, String why, Consumer<BrowserWorker> ending) {
        BrowserWorker old = seat.worker();
        BrowserWorker fresh = worker(seat.number());
        seat.leave();
        seat.replace(fresh, now());
        inCare(seat, () -> {
            ending.accept(old);
            listener.replaced(seat.number(), why);
        });
    }

    /** Does something about a place that is away, starts its browser and brings it back. */
    private void inCare(Seat seat, Runnable first) {
        BrowserWorker worker = seat.worker();
        try {
            care.execute(() -> {
                try {
                    first.run();
                    worker.showBlankPage(WARMING);
                } catch (BrowserUnavailable e) {
                    LOG.info("browser {} does not start now: {}", seat.number(), e.getMessage());
                } finally {
                    bringBack(seat);
                }
            });
        } catch (RejectedExecutionException closing) {
            seat.back();
        }
    }

    private void bringBack(Seat seat) {
        lock.lock();
        try {
            seat.back();
            decide();
        } finally {
            lock.unlock();
        }
    }

    // --- Looking after ----------------------------------------------------------------------------------------------

    /** Starts those that do not run yet, one after the other and in the background. */
    public void warmUp() {
        lock.lock();
        try {
            seats.stream()
                    .filter(seat -> seat.isFree() && !seat.isWarm())
                    .findFirst()
                    .ifPresent(seat -> {
                        seat.leave();
                        inCare(seat, () -> {});
                        care.execute(this::warmUpOthers);
                    });
        } catch (RejectedExecutionException closing) {
            LOG.debug("the pool is being closed");
        } finally {
            lock.unlock();
        }
    }

    private void warmUpOthers() {
        try {
            while (isAnyAway()) {
                Thread.sleep(LOOK);
            }
            warmUp();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnyAway() {
        lock.lock();
        try {
            return seats.stream().anyMatch(Seat::isAway) && !closed;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        lock.lock();
        try {
            decide();
            insist();
            looks++;
            if (looks % LOOKS_BETWEEN_MEASURES == 0) {
                measure();
            }
            if (looks % LOOKS_BETWEEN_QUEUES == 0) {
                watchQueue();
            }
            recycle();
        } catch (RuntimeException bug) {
            LOG.error("the pool of browsers could not be looked after", bug);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever went on though broken off is broken off again. */
    private void insist() {
        seats.stream()
                .filter(seat -> seat.lease().flatMap(BrowserLease::yieldAskedAt).isPresent())
                .forEach(seat -> seat.worker().breakOff());
    }

    private void watchQueue() {
        List<LeaseRequest> requests =
                waiting.values().stream().map(ticket -> ticket.request).toList();
        QueuePolicy.Step step = QueuePolicy.look(queue, requests, now());
        queue = step.after();
        step.began().forEach(listener::crowded);
        step.ended().forEach(finding -> LOG.info("it is over that {}", finding.detail()));
    }

    private void measure() {
        seats.stream()
                .filter(seat -> seat.isFree() && seat.isWarm())
                .forEach(seat -> seat.measured(memory.apply(seat.worker().processes().stream())));
    }

    /** Between leases, one at a time, and while nobody waits. */
    private void recycle() {
        if (closed || !waiting.isEmpty() || seats.stream().anyMatch(Seat::isAway)) {
            return;
        }
        seats.stream()
                .filter(seat -> seat.isFree() && RecyclePolicy.isDue(seat.wear(now())))
                .findFirst()
                .ifPresent(seat -> {
                    LOG.info("browser {} is replaced by a fresh one: {}", seat.number(), seat.wear(now()));
                    renew(seat, "it has grown or is old", BrowserWorker::close);
                });
    }

    /** How it stands now. */
    public PoolUsage usage() {
        lock.lock();
        try {
            Duration now = now();
            List<BrowserLease> leases = new ArrayList<>(
                    seats.stream().flatMap(seat -> seat.lease().stream()).toList());
            leases.sort(Comparator.comparing(BrowserLease::since));
            Stream<Duration> going = leases.stream().map(lease -> lease.age(now));
            return new PoolUsage(
                    seats.size(),
                    (int) seats.stream().filter(Seat::isAway).count(),
                    leases.stream().map(lease -> holder(lease, now)).toList(),
                    waiting.values().stream()
                            .map(ticket -> ticket.request)
                            .map(request -> new PoolUsage.Waiter(
                                    request.what(), request.priority(), now.minus(request.askedAt())))
                            .toList(),
                    going.reduce(busy, Duration::plus));
        } finally {
            lock.unlock();
        }
    }

    private static PoolUsage.Holder holder(BrowserLease lease, Duration now) {
        return new PoolUsage.Holder(
                lease.worker(),
                lease.epoch(),
                lease.request().what(),
                lease.request().priority(),
                lease.age(now));
    }

    /** Ends all browsers, by force where they do not end by themselves; waits for running calls. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.values().forEach(ticket -> ticket.granted.signalAll());
        } finally {
            lock.unlock();
        }
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
            care.shutdownNow();
            if (!care.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a browser is still being started or ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
