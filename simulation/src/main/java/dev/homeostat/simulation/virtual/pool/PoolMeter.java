package dev.homeostat.simulation.virtual.pool;

import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.LeaseRequest;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.browserlease.PoolWindow;
import dev.homeostat.domain.browserlease.Resize;
import dev.homeostat.domain.browserlease.SizingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures a pool window by window, and has its size judged. */
final class PoolMeter {

    private static final PoolLimits LIMITS = new PoolLimits(PoolPlan.BROWSERS, PoolPlan.BROWSERS + 1);

    /** A host that could take two browsers more. */
    private static final long BROWSER_BYTES = 400L << 20;

    private static final long FREE_BYTES = 2 * BROWSER_BYTES;

    private final List<PoolWindow> latest = new ArrayList<>();
    private final SortedMap<LeasePriority, List<Long>> waits = new TreeMap<>();
    private Duration nextWindow = SizingPolicy.WINDOW;
    private Duration busy = Duration.ZERO;
    private Duration used = Duration.ZERO;
    private int asked;
    private int ended;

    Duration nextWindow() {
        return nextWindow;
    }

    void passed(Duration time, long held) {
        busy = busy.plus(time.multipliedBy(held));
    }

    void asked() {
        asked++;
    }

    void ended(Duration after) {
        used = used.plus(after);
        ended++;
    }

    void waited(LeaseRequest request, Duration now) {
        waits.computeIfAbsent(request.priority(), priority -> new ArrayList<>())
                .add(now.minus(request.askedAt()).toMillis());
    }

    /** Ends the window. */
    Resize judge(int browsers) {
        latest.addFirst(new PoolWindow(
                SizingPolicy.WINDOW,
                browsers,
                asked,
                ended == 0 ? Duration.ZERO : used.dividedBy(ended),
                busy,
                p95(),
                FREE_BYTES - (browsers - PoolPlan.BROWSERS) * BROWSER_BYTES,
                BROWSER_BYTES));
        if (latest.size() > SizingPolicy.WINDOWS) {
            latest.removeLast();
        }
        begin();
        return SizingPolicy.decide(latest, LIMITS);
    }

    private void begin() {
        nextWindow = nextWindow.plus(SizingPolicy.WINDOW);
        waits.clear();
        busy = Duration.ZERO;
        used = Duration.ZERO;
        asked = 0;
        ended = 0;
    }

    private SortedMap<LeasePriority, Duration> p95() {
        SortedMap<LeasePriority, Duration> p95 = new TreeMap<>();
        waits.forEach((priority, millis) -> p95.put(
                priority,
                Waits.quantile(
                        millis.stream().mapToLong(Long::longValue).sorted().toArray(), 0.95)));
        return p95;
    }
}
