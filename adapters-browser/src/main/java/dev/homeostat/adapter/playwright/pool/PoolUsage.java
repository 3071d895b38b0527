package dev.homeostat.adapter.playwright.pool;

import dev.homeostat.domain.browserlease.BrowserLease;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.LeaseRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * How a pool of browsers stands at a moment.
 *
 * @param workers browsers of the pool, without one that is to go
 * @param away of them are being started or replaced
 * @param leases that are held, the oldest first
 * @param waiting who waits, the longest first
 * @param busy time for which browsers were held, of all together, since the pool was made
 */
public record PoolUsage(int workers, int away, List<Holder> leases, List<Waiter> waiting, Duration busy) {

    public PoolUsage {
        leases = List.copyOf(leases);
        waiting = List.copyOf(waiting);
    }

    /** How it stands now, in time since the pool was made. */
    public static PoolUsage of(
            int workers, int away, List<BrowserLease> leases, List<LeaseRequest> waiting, Duration busy, Duration now) {
        return new PoolUsage(
                workers,
                away,
                leases.stream()
                        .sorted(Comparator.comparing(BrowserLease::since))
                        .map(lease -> Holder.of(lease, now))
                        .toList(),
                waiting.stream().map(request -> Waiter.of(request, now)).toList(),
                busy);
    }

    /** Somebody who has a browser. */
    public record Holder(int worker, long epoch, String what, LeasePriority priority, Duration age) {
        private static Holder of(BrowserLease lease, Duration now) {
            LeaseRequest request = lease.request();
            return new Holder(lease.worker(), lease.epoch(), request.what(), request.priority(), lease.age(now));
        }
    }

    /** Somebody who waits for one. */
    public record Waiter(String what, LeasePriority priority, Duration waited) {
        private static Waiter of(LeaseRequest request, Duration now) {
            return new Waiter(request.what(), request.priority(), now.minus(request.askedAt()));
        }
    }
}
