package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.browserlease.LeaseRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.Predicate;

/** Who waits for a browser, the first to come first. Used under the pool's lock. */
final class WaitingList {

    private final Map<Long, Ticket> tickets = new LinkedHashMap<>();

    /** Somebody who waits. */
    static final class Ticket {

        private final LeaseRequest request;
        private final Condition granted;
        private Optional<Leases.Held> held = Optional.empty();

        private Ticket(LeaseRequest request, Condition granted) {
            this.request = request;
            this.granted = granted;
        }

        LeaseRequest request() {
            return request;
        }

        /** What was granted, empty so long as he waits. */
        Optional<Leases.Held> held() {
            return held;
        }

        /** Of the pool's lock: something has happened that concerns him. */
        Condition news() {
            return granted;
        }
    }

    /**
     * Adds somebody.
     *
     * @param granted of the pool's lock, his alone
     */
    Ticket add(LeaseRequest request, Condition granted) {
        Ticket ticket = new Ticket(request, granted);
        tickets.put(request.number(), ticket);
        return ticket;
    }

    void remove(Ticket ticket) {
        tickets.remove(ticket.request.number());
    }

    /** Gives him what he waits for. */
    void grant(LeaseRequest request, Leases.Held held) {
        Ticket ticket = Optional.ofNullable(tickets.get(request.number())).orElseThrow();
        ticket.held = Optional.of(held);
        ticket.granted.signal();
    }

    void wakeAll() {
        tickets.values().forEach(ticket -> ticket.granted.signalAll());
    }

    boolean isEmpty() {
        return tickets.isEmpty();
    }

    /** Those who have nothing yet. */
    List<LeaseRequest> requests() {
        return requests(any -> true);
    }

    /** Those among them. */
    List<LeaseRequest> requests(Predicate<LeaseRequest> which) {
        return tickets.values().stream()
                .filter(ticket -> ticket.held.isEmpty())
                .map(ticket -> ticket.request)
                .filter(which)
                .toList();
    }
}
