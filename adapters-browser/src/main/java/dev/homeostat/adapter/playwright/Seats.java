package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.browserlease.BrowserLease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The places of a pool, numbered from 1 without a gap. Used under the pool's lock. */
final class Seats {

    private final List<Seat> seats;

    Seats(List<Seat> seats) {
        this.seats = new ArrayList<>(seats);
    }

    Stream<Seat> stream() {
        return seats.stream();
    }

    Seat get(int number) {
        return seats.get(number - 1);
    }

    /** Numbers of those that nobody has, those first whose browser runs. */
    List<Integer> free() {
        return seats.stream()
                .filter(Seat::isFree)
                .sorted(Comparator.comparing((Seat seat) -> !seat.isWarm()).thenComparing(Seat::number))
                .map(Seat::number)
                .toList();
    }

    Optional<Seat> firstFree(Predicate<Seat> which) {
        return seats.stream().filter(Seat::isFree).filter(which).findFirst();
    }

    List<BrowserLease> leases() {
        return seats.stream().flatMap(seat -> seat.lease().stream()).toList();
    }

    /** Those that are being started or replaced. */
    int away() {
        return (int) seats.stream().filter(Seat::isAway).count();
    }

    /** How many there are, without one that is to go. */
    int staying() {
        return (int) seats.stream().filter(seat -> !seat.isRetiring()).count();
    }

    /** How many there are, with one that is to go. */
    int size() {
        return seats.size();
    }

    void add(Seat seat) {
        seats.add(seat);
    }

    /** The last one, when it is to go and nobody has it; it is no more among these. */
    Optional<Seat> removeRetired() {
        Optional<Seat> retired = seats.isEmpty()
                ? Optional.empty()
                : Optional.of(seats.getLast()).filter(Seat::isRetired);
        retired.ifPresent(seats::remove);
        return retired;
    }

    Seat last() {
        return seats.getLast();
    }
}
