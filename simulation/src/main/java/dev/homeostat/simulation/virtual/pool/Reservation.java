package dev.homeostat.simulation.virtual.pool;

import dev.homeostat.domain.browserlease.LeaseAction;
import dev.homeostat.domain.browserlease.LeaseAction.Cause;
import dev.homeostat.domain.browserlease.LeasePolicy;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.LeaseRequest;
import dev.homeostat.domain.browserlease.PoolState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the engine's way is measured against: the first browser is kept free, and nobody gives way to anybody. */
final class Reservation {

    private static final int RESERVED = 0;

    private Reservation() {}

    static List<LeaseAction> decide(PoolState pool, Duration now, boolean criticalTakesAny) {
        List<LeaseAction> actions = new ArrayList<>();
        pool.leases().stream()
                .filter(lease -> lease.age(now).compareTo(LeasePolicy.LONGEST) >= 0)
                .forEach(lease -> actions.add(new LeaseAction.End(lease, Cause.TOO_LONG)));
        List<LeaseRequest> waiting = pool.free().isEmpty() ? List.of() : new ArrayList<>(pool.waiting());
        for (int worker : pool.free()) {
            first(waiting, worker == RESERVED || criticalTakesAny, worker != RESERVED)
                    .ifPresent(request -> {
                        waiting.remove(request);
                        actions.add(new LeaseAction.Grant(request, worker));
                    });
        }
        return actions;
    }

    /** The most urgent, and of these the one that stands first, which asked first. A loop, because hundreds come to wait. */
    private static Optional<LeaseRequest> first(List<LeaseRequest> waiting, boolean critical, boolean background) {
        Optional<LeaseRequest> first = Optional.empty();
        int level = Integer.MAX_VALUE;
        for (LeaseRequest request : waiting) {
            LeasePriority priority = request.priority();
            if (priority.level() < level && (priority.isCritical() ? critical : background)) {
                first = Optional.of(request);
                level = priority.level();
            }
        }
        return first;
    }
}
