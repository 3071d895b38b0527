package dev.homeostat.simulation.virtual.pool;

import dev.homeostat.domain.browserlease.BrowserLease;
import dev.homeostat.domain.browserlease.LeasePolicy;
import java.time.Duration;
import java.util.Optional;

/** One browser of the pool; belongs to it alone. */
final class VirtualBrowser {

    /** Later than anything happens. */
    static final Duration NEVER = Duration.ofDays(100_000);

    private final int number;
    private Duration readyAt;
    private boolean goes;
    private Optional<Held> held = Optional.empty();

    /** An operation has it. */
    record Held(BrowserLease lease, Operation operation, Duration overAt) {

        boolean isBrokenOff() {
            return lease.yieldAskedAt().isPresent()
                    && overAt.compareTo(lease.since().plus(operation.takes())) < 0;
        }
    }

    VirtualBrowser(int number, Duration readyAt) {
        this.number = number;
        this.readyAt = readyAt;
    }

    int number() {
        return number;
    }

    Optional<Held> held() {
        return held;
    }

    boolean isFree(Duration now) {
        return held.isEmpty() && !goes && readyAt.compareTo(now) <= 0;
    }

    /** Whether it is to be taken away when nobody has it. */
    boolean goes() {
        return goes;
    }

    void goWhenFree() {
        goes = true;
    }

    void begin(BrowserLease lease, Operation operation) {
        Duration overAt = operation.hangs() ? NEVER : lease.since().plus(operation.takes());
        held = Optional.of(new Held(lease, operation, overAt));
    }

    void asWarned() {
        held = held.map(now -> new Held(now.lease().asWarned(), now.operation(), now.overAt()));
    }

    void askToYield(Duration now) {
        held = held.map(it -> {
            Duration yielded =
                    it.operation().hangs() ? NEVER : now.plus(it.operation().yields());
            Duration overAt = yielded.compareTo(it.overAt()) < 0 ? yielded : it.overAt();
            return new Held(it.lease().askedToYield(now), it.operation(), overAt);
        });
    }

    void end(Duration readyAgainAt) {
        held = Optional.empty();
        readyAt = readyAgainAt;
    }

    /** When something happens to it by itself, or may have to be done to it. */
    Duration wakesAt(Duration now) {
        if (held.isEmpty()) {
            return readyAt.compareTo(now) > 0 ? readyAt : NEVER;
        }
        BrowserLease lease = held.get().lease();
        Duration forced = lease.yieldAskedAt()
                .map(asked ->
                        earlier(asked.plus(LeasePolicy.YIELD), lease.since().plus(LeasePolicy.LONGEST)))
                .orElseGet(() -> lease.since().plus(LeasePolicy.LONGEST));
        return earlier(held.get().overAt(), forced);
    }

    static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
