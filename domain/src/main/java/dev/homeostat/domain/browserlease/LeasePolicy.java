package dev.homeostat.domain.browserlease;

import dev.homeostat.domain.browserlease.LeaseAction.Cause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * How browsers are shared out. No browser stands idle while anybody waits; who waits for something critical gets the next
 * one, and when none is free, the least urgent of the others is asked to give way, the youngest first, because the least
 * work of it is lost. Who waits grows more urgent with time, so that nobody waits for good. A lease ends by force when it
 * lasts {@link #LONGEST}, or {@link #YIELD} after it was asked to give way.
 *
 * <p>All times are monotonic machine time. Pure and thread-safe.
 */
public final class LeasePolicy {

    /** A lease that lasts so long is told of. */
    public static final Duration LONG = Duration.ofSeconds(90);

    /** A lease that lasts so long is ended. */
    public static final Duration LONGEST = Duration.ofMinutes(3);

    /** So long an operation has to give way. */
    public static final Duration YIELD = Duration.ofSeconds(5);

    /** The least urgent first, then the youngest. */
    private static final Comparator<BrowserLease> VICTIMS = Comparator.comparing(
                    (BrowserLease lease) -> lease.request().priority())
            .thenComparing(BrowserLease::since)
            .thenComparing(BrowserLease::epoch)
            .reversed();

    private LeasePolicy() {}

    /** What to do now, in this order. */
    public static List<LeaseAction> decide(PoolState pool, Duration now) {
        List<LeaseAction> actions = new ArrayList<>();
        List<BrowserLease> going = new ArrayList<>();
        for (BrowserLease lease : pool.leases()) {
            if (lease.age(now).compareTo(LONGEST) >= 0) {
                actions.add(new LeaseAction.End(lease, Cause.TOO_LONG));
            } else if (isOverdue(lease, now)) {
                actions.add(new LeaseAction.End(lease, Cause.DID_NOT_YIELD));
            } else {
                going.add(lease);
            }
        }
        going.stream()
                .filter(lease -> !lease.warned() && lease.age(now).compareTo(LONG) >= 0)
                .forEach(lease -> actions.add(new LeaseAction.Warn(lease)));
        Deque<LeaseRequest> waiting = new ArrayDeque<>(
                pool.waiting().stream().sorted(LeaseRequest.order(now)).toList());
        for (int worker : pool.free()) {
            if (!waiting.isEmpty()) {
                actions.add(new LeaseAction.Grant(waiting.removeFirst(), worker));
            }
        }
        long critical = waiting.stream()
                .filter(request -> request.priority().isCritical())
                .count();
        long comingFree = pool.leases().size()
                - going.stream().filter(lease -> lease.yieldAskedAt().isEmpty()).count();
        going.stream()
                .filter(BrowserLease::canYield)
                .sorted(VICTIMS)
                .limit(Math.max(0, critical - comingFree))
                .forEach(lease -> actions.add(new LeaseAction.AskToYield(lease)));
        return actions;
    }

    private static boolean isOverdue(BrowserLease lease, Duration now) {
        return lease.yieldAskedAt()
                .filter(asked -> now.minus(asked).compareTo(YIELD) >= 0)
                .isPresent();
    }
}
