package dev.homeostat.adapter.playwright.pool;

import dev.homeostat.domain.browserlease.LeasePriority;
import java.time.Duration;
import java.util.List;

/**
 * How a pool of browsers stands at a moment.
 *
 * @param workers browsers of the pool
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

    /** Somebody who has a browser. */
    public record Holder(int worker, long epoch, String what, LeasePriority priority, Duration age) {}

    /** Somebody who waits for one. */
    public record Waiter(String what, LeasePriority priority, Duration waited) {}
}
