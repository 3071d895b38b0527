package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.browserlease.BrowserLease;
import dev.homeostat.domain.browserlease.RecyclePolicy.Wear;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A place in a pool, its browser, and whose it is now. Used under the pool's lock. */
final class Seat {

    private final int number;
    private volatile BrowserWorker worker;
    private Optional<BrowserLease> lease = Optional.empty();
    private boolean away;
    private boolean retiring;
    private int calls;
    private Duration since;
    private OptionalLong baseline = OptionalLong.empty();
    private OptionalLong bytes = OptionalLong.empty();

    Seat(int number, BrowserWorker worker, Duration since) {
        this.number = number;
        this.since = since;
        this.worker = worker;
    }

    int number() {
        return number;
    }

    BrowserWorker worker() {
        return worker;
    }

    Optional<BrowserLease> lease() {
        return lease;
    }

    boolean isFree() {
        return !away && !retiring && lease.isEmpty();
    }

    boolean isAway() {
        return away;
    }

    /** Whether it is to go. */
    boolean isRetiring() {
        return retiring;
    }

    /** Whether it can go now. */
    boolean isRetired() {
        return retiring && !away && lease.isEmpty();
    }

    /** Nobody gets it any more. */
    void retire() {
        retiring = true;
    }

    /** It is not to go after all. */
    void stay() {
        retiring = false;
    }

    /** Whether its browser runs, as far as is known without looking. */
    boolean isWarm() {
        return worker.isStarted();
    }

    boolean holds(long epoch) {
        return lease.filter(held -> held.epoch() == epoch).isPresent();
    }

    void lend(BrowserLease to) {
        lease = Optional.of(to);
    }

    /** The same lease, told something. */
    void change(UnaryOperator<BrowserLease> change) {
        lease = lease.map(change);
    }

    /** It was given back. */
    void free() {
        lease = Optional.empty();
        calls++;
    }

    /** Nobody gets it until it is {@link #back}. */
    void leave() {
        lease = Optional.empty();
        away = true;
    }

    /** It can be lent again. */
    void back() {
        away = false;
    }

    /** A fresh browser takes the place. */
    void replace(BrowserWorker fresh, Duration now) {
        worker = fresh;
        since = now;
        calls = 0;
        baseline = OptionalLong.empty();
        bytes = OptionalLong.empty();
    }

    /** What it takes now; the first time after it was used is what it is compared with. */
    void measured(OptionalLong taken) {
        bytes = taken;
        if (baseline.isEmpty() && calls > 0) {
            baseline = taken;
        }
    }

    Wear wear(Duration now) {
        return new Wear(baseline, bytes, isWarm() ? now.minus(since) : Duration.ZERO);
    }
}
