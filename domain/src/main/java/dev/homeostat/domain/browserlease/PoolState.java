package dev.homeostat.domain.browserlease;

import java.util.List;

/**
 * How a pool of browsers stands.
 *
 * @param free numbers of the browsers that nobody has, those to be taken first first
 * @param leases at most one for a browser
 * @param waiting in any order
 */
public record PoolState(List<Integer> free, List<BrowserLease> leases, List<LeaseRequest> waiting) {

    public PoolState {
        free = List.copyOf(free);
        leases = List.copyOf(leases);
        waiting = List.copyOf(waiting);
    }
}
