package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolUsage;
import dev.homeostat.domain.browserlease.BrowserLease;
import dev.homeostat.domain.browserlease.LeaseAction;
import dev.homeostat.domain.browserlease.LeasePolicy;
import dev.homeostat.domain.browserlease.LeaseRequest;
import dev.homeostat.domain.browserlease.PoolState;
import dev.homeostat.domain.browserlease.QueuePolicy;
import dev.homeostat.domain.browserlease.QueueWatch;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who has which browser of a pool and who waits for one, as {@link LeasePolicy} says. Thread-safe. */
final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** With less time left than this, an operation is not begun: it would only be cut off, and its browser with it. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Seat> seats;
    private final PoolListener listener;
    private final Ending ending;
    private final Map<Long, Ticket> waiting = new LinkedHashMap<>();
    private final long begun = System.nanoTime();
    private long requests;
    private long epoch;
    private Duration busy = Duration.ZERO;
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
    record Held(Seat seat, BrowserWorker worker, BrowserLease lease) {}

    /** Kills the browser of a place that was taken away for it, and brings the place back; must return at once. */
    interface Ending {
        void end(Seat seat, String why);
    }

    Leases(List<Seat> seats, PoolListener listener, Ending ending) {
        this.seats = List.copyOf(seats);
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
        lock.lock();
        try {
            LeaseRequest request =
                    new LeaseRequest(++requests, operation.what(), operation.priority(), now(), PATIENCE);
            Ticket ticket = new Ticket(request, lock.newCondition());
            waiting.put(request.number(), ticket);
            decide();
            return await(ticket, Countdown.of(time.left().minus(least(operation.limit()))));
        } finally {
            lock.unlock();
        }
    }

    private static Duration least(Duration limit) {
        Duration half = limit.dividedBy(2);
        return half.compareTo(LEAST) < 0 ? half : LEAST;
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
    void requireCurrent(Held held) {
        lock.lock();
        try {
            if (!held.seat().holds(held.lease().epoch())) {
                throw new BrowserUnavailable("the browser was taken away from it");
            }
        } finally {
            lock.unlock();
        }
    }

    void release(Held held) {
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

    private void decide() {
        for (LeaseAction action : LeasePolicy.decide(state(), now())) {
            switch (action) {
                case LeaseAction.Grant(LeaseRequest request, int worker) -> grant(request, seat(worker));
                case LeaseAction.AskToYield(BrowserLease lease) -> {
                    seat(lease.worker()).change(current -> current.askedToYield(now()));
                    seat(lease.worker()).worker().breakOff();
                }
                case LeaseAction.Warn(BrowserLease lease) -> {
                    seat(lease.worker()).change(BrowserLease::asWarned);
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
                closed ? List.of() : queued());
    }

    private List<LeaseRequest> queued() {
        return waiting.values().stream()
                .filter(ticket -> ticket.held.isEmpty())
                .map(ticket -> ticket.request)
                .toList();
    }

    private Seat seat(int number) {
        return seats.get(number - 1);
    }

    private void grant(LeaseRequest request, Seat seat) {
        Ticket ticket = Optional.ofNullable(waiting.get(request.number())).orElseThrow();
        BrowserLease lease = BrowserLease.begin(++epoch, seat.number(), request, now());
        seat.lend(lease);
        ticket.held = Optional.of(new Held(seat, seat.worker(), lease));
        ticket.granted.signal();
        listener.granted(request.what(), request.priority(), now().minus(request.askedAt()));
    }

    private void end(BrowserLease lease, LeaseAction.Cause cause) {
        LOG.warn(
                "browser {} is ended: '{}' {} ({} s)",
                lease.worker(),
                lease.request().what(),
                cause.words(),
                lease.age(now()).toSeconds());
        listener.ended(lease.request().what(), lease.age(now()), cause.words());
        seat(lease.worker()).leave();
        ending.end(seat(lease.worker()), cause.words());
    }

    /** Decides by the time that has passed, and breaks off again whoever went on though broken off. */
    void look() {
        lock.lock();
        try {
            decide();
            seats.stream()
                    .filter(seat ->
                            seat.lease().flatMap(BrowserLease::yieldAskedAt).isPresent())
                    .forEach(seat -> seat.worker().breakOff());
        } finally {
            lock.unlock();
        }
    }

    /** Tells when too many wait or somebody for too long. */
    void watchQueue() {
        lock.lock();
        try {
            QueuePolicy.Step step = QueuePolicy.look(queue, queued(), now());
            queue = step.after();
            step.began().forEach(listener::crowded);
            step.ended().forEach(finding -> LOG.info("it is over that {}", finding.detail()));
        } finally {
            lock.unlock();
        }
    }

    /** Does something with each place that nobody has. */
    void eachFree(Consumer<Seat> work) {
        lock.lock();
        try {
            seats.stream().filter(Seat::isFree).forEach(work);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place away that nobody has, while nobody waits and no other is away; until {@link #bringBack}. */
    Optional<Seat> takeAway(Predicate<Seat> which) {
        lock.lock();
        try {
            boolean isQuiet = !closed && waiting.isEmpty() && seats.stream().noneMatch(Seat::isAway);
            Optional<Seat> taken =
                    isQuiet ? seats.stream().filter(Seat::isFree).filter(which).findFirst() : Optional.empty();
            taken.ifPresent(Seat::leave);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void bringBack(Seat seat) {
        lock.lock();
        try {
            seat.back();
            decide();
        } finally {
            lock.unlock();
        }
    }

    PoolUsage usage() {
        lock.lock();
        try {
            Duration now = now();
            List<BrowserLease> leases = seats.stream()
                    .flatMap(seat -> seat.lease().stream())
                    .sorted(Comparator.comparing(BrowserLease::since))
                    .toList();
            return new PoolUsage(
                    seats.size(),
                    (int) seats.stream().filter(Seat::isAway).count(),
                    leases.stream().map(lease -> holder(lease, now)).toList(),
                    queued().stream().map(request -> waiter(request, now)).toList(),
                    leases.stream().map(lease -> lease.age(now)).reduce(busy, Duration::plus));
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

    private static PoolUsage.Waiter waiter(LeaseRequest request, Duration now) {
        return new PoolUsage.Waiter(request.what(), request.priority(), now.minus(request.askedAt()));
    }

    /** Whoever waits, waits in vain. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.values().forEach(ticket -> ticket.granted.signalAll());
        } finally {
            lock.unlock();
        }
    }
}
