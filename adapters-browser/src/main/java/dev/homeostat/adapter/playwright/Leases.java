package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolUsage;
import dev.homeostat.domain.browserlease.BrowserLease;
import dev.homeostat.domain.browserlease.LeaseAction;
import dev.homeostat.domain.browserlease.LeasePolicy;
import dev.homeostat.domain.browserlease.LeaseRequest;
import dev.homeostat.domain.browserlease.PoolMeter;
import dev.homeostat.domain.browserlease.PoolState;
import dev.homeostat.domain.browserlease.PoolWindow;
import dev.homeostat.domain.browserlease.QueuePolicy;
import dev.homeostat.domain.browserlease.QueueWatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who has which browser of a pool and who waits for one, as {@link LeasePolicy} says. Thread-safe. */
final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** With less time left than this, an operation is not begun: it would only be cut off, and its browser with it. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Seats seats;
    private final PoolListener listener;
    private final Ending ending;
    private final WaitingList waiting = new WaitingList();
    private final long begun = System.nanoTime();
    private final PoolMeter meter;
    private long requests;
    private long epoch;
    private Duration busy = Duration.ZERO;
    private QueueWatch queue = QueueWatch.QUIET;
    private boolean finishing;
    private boolean closed;

    /** What was lent: this worker is the lease's, even when another has taken its place meanwhile. */
    record Held(Seat seat, BrowserWorker worker, BrowserLease lease) {}

    /** Kills the browser of a place that was taken away for it, and brings the place back; must return at once. */
    interface Ending {
        void end(Seat seat, String why);
    }

    Leases(List<Seat> seats, PoolListener listener, Ending ending) {
        this.seats = new Seats(seats);
        this.meter = new PoolMeter(now());
        this.listener = listener;
        this.ending = ending;
    }

    /** Machine time since this was made. */
    Duration now() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /**
     * Waits for a browser.
     *
     * @param time for the whole operation
     * @throws BrowserUnavailable when none is to be had while there is time enough left to use it
     */
    Held acquire(Operation operation, Countdown time) {
        return locked(() -> {
            LeaseRequest request =
                    new LeaseRequest(++requests, operation.what(), operation.priority(), now(), PATIENCE);
            WaitingList.Ticket ticket = waiting.add(request, lock.newCondition());
            meter.asked();
            decide();
            return await(ticket, Countdown.of(time.left().minus(least(operation.limit()))));
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    private static Duration least(Duration limit) {
        Duration half = limit.dividedBy(2);
        return half.compareTo(LEAST) < 0 ? half : LEAST;
    }

    private Held await(WaitingList.Ticket ticket, Countdown time) {
        try {
            while (ticket.held().isEmpty()) {
                if (closed) {
                    throw new BrowserUnavailable("the browsers are closed");
                }
                if (finishing && !ticket.request().priority().isCritical()) {
                    throw BrowserUnavailable.busy("the browsers are about to be closed", null);
                }
                if (time.isOver()) {
                    throw BrowserUnavailable.busy(
                            "no browser was free within %d s"
                                    .formatted(now().minus(ticket.request().askedAt())
                                            .toSeconds()),
                            null);
                }
                long unused = ticket.news().awaitNanos(time.left().toNanos());
            }
            return ticket.held().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ticket.held().ifPresent(held -> held.seat().free());
            decide();
            throw BrowserUnavailable.busy("the wait for a browser was interrupted", e);
        } finally {
            waiting.remove(ticket);
        }
    }

    /** What comes from a lease that is over counts no more. */
    void requireCurrent(Held held) {
        if (!locked(() -> held.seat().holds(held.lease().epoch()))) {
            throw new BrowserUnavailable("the browser was taken away from it");
        }
    }

    void release(Held held) {
        locked(() -> {
            Duration length = held.lease().age(now());
            busy = busy.plus(length);
            meter.ended(length);
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
        });
    }

    private void decide() {
        for (LeaseAction action : LeasePolicy.decide(state(), now())) {
            switch (action) {
                case LeaseAction.Grant(LeaseRequest request, int worker) -> grant(request, seats.get(worker));
                case LeaseAction.AskToYield(BrowserLease lease) -> askToYield(seats.get(lease.worker()));
                case LeaseAction.Warn(BrowserLease lease) -> {
                    seats.get(lease.worker()).change(BrowserLease::asWarned);
                    listener.lasts(lease.request().what(), lease.age(now()));
                }
                case LeaseAction.End(BrowserLease lease, LeaseAction.Cause cause) -> end(lease, cause);
            }
        }
    }

    private PoolState state() {
        return new PoolState(seats.free(), seats.leases(), waiting.requests(this::isGrantable));
    }

    private boolean isGrantable(LeaseRequest request) {
        return !closed && (!finishing || request.priority().isCritical());
    }

    private void grant(LeaseRequest request, Seat seat) {
        BrowserLease lease = BrowserLease.begin(++epoch, seat.number(), request, now());
        seat.lend(lease);
        waiting.grant(request, new Held(seat, seat.worker(), lease));
        Duration waited = now().minus(request.askedAt());
        meter.waited(request.priority(), waited);
        listener.granted(request.what(), request.priority(), waited);
    }

    private void end(BrowserLease lease, LeaseAction.Cause cause) {
        LOG.warn(
                "browser {} is ended: '{}' {} ({} s)",
                lease.worker(),
                lease.request().what(),
                cause.words(),
                lease.age(now()).toSeconds());
        listener.ended(lease.request().what(), lease.age(now()), cause.words());
        seats.get(lease.worker()).leave();
        ending.end(seats.get(lease.worker()), cause.words());
    }

    /** Decides by the time that has passed, and breaks off again whoever went on though broken off. */
    void look() {
        locked(() -> {
            decide();
            seats.stream()
                    .filter(seat ->
                            seat.lease().flatMap(BrowserLease::yieldAskedAt).isPresent())
                    .forEach(seat -> seat.worker().breakOff());
        });
    }

    /** Tells when too many wait or somebody for too long. */
    void watchQueue() {
        locked(() -> {
            QueuePolicy.Step step = QueuePolicy.look(queue, waiting.requests(), now());
            queue = step.after();
            step.began().forEach(listener::crowded);
            step.ended().forEach(finding -> LOG.info("it is over that {}", finding.detail()));
        });
    }

    /** Does something with each place that nobody has. */
    void eachFree(Consumer<Seat> work) {
        locked(() -> seats.stream().filter(Seat::isFree).forEach(work));
    }

    /** Takes a place away that nobody has, while nobody waits and no other is away; until {@link #bringBack}. */
    Optional<Seat> takeAway(Predicate<Seat> which) {
        return locked(() -> {
            boolean isQuiet = !closed && waiting.isEmpty() && seats.away() == 0;
            Optional<Seat> taken = isQuiet ? seats.firstFree(which) : Optional.empty();
            taken.ifPresent(Seat::leave);
            return taken;
        });
    }

    void bringBack(Seat seat) {
        locked(() -> {
            seat.back();
            decide();
        });
    }

    /** Adds a place that is away until {@link #bringBack}, unless one that was to go stays instead. */
    Optional<Seat> grow(IntFunction<Seat> places) {
        return locked(() -> {
            if (closed) {
                return Optional.empty();
            }
            if (seats.last().isRetiring()) {
                seats.last().stay();
                decide();
                return Optional.empty();
            }
            Seat more = places.apply(seats.size() + 1);
            more.leave();
            seats.add(more);
            return Optional.of(more);
        });
    }

    /** Nobody gets the last place any more; see {@link #removeRetired}. */
    void retireLast() {
        locked(() -> seats.last().retire());
    }

    /** Takes the place out for good that was to go, once nobody has it. */
    Optional<Seat> removeRetired() {
        return locked(() -> closed ? Optional.empty() : seats.removeRetired());
    }

    /** How many places there are, with one that is to go. */
    int size() {
        return locked(seats::size);
    }

    /** The browsers that run. */
    List<BrowserWorker> warm() {
        return locked(
                () -> seats.stream().filter(Seat::isWarm).map(Seat::worker).toList());
    }

    /** Ends a window of {@link PoolMeter}; the latest windows, newest first. */
    List<PoolWindow> endWindow(long freeBytes, long browserBytes) {
        return locked(() -> meter.endWindow(now(), seats.staying(), busySoFar(), freeBytes, browserBytes));
    }

    private Duration busySoFar() {
        Duration now = now();
        return seats.leases().stream().map(lease -> lease.age(now)).reduce(busy, Duration::plus);
    }

    PoolUsage usage() {
        return locked(() ->
                PoolUsage.of(seats.staying(), seats.away(), seats.leases(), waiting.requests(), busySoFar(), now()));
    }

    /** Breaks off whatever can give way, and grants nothing any more but what is critical. */
    void finish() {
        locked(() -> {
            finishing = true;
            seats.leases().stream()
                    .filter(BrowserLease::canYield)
                    .map(lease -> seats.get(lease.worker()))
                    .forEach(this::askToYield);
            waiting.wakeAll();
        });
    }

    private void askToYield(Seat seat) {
        seat.change(current -> current.askedToYield(now()));
        seat.worker().breakOff();
    }

    /** Whoever waits, waits in vain; the places there are from now on. */
    List<Seat> close() {
        return locked(() -> {
            closed = true;
            waiting.wakeAll();
            return seats.stream().toList();
        });
    }
}
