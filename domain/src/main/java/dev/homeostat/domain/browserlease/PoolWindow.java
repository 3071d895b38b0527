package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a pool did over some minutes; all times are machine time.
 *
 * @param browsers at its end, those that are to go not counted
 * @param asked operations that asked for a browser
 * @param meanTime how long those that ended had their browser on average, zero when none ended
 * @param busy how long browsers were held, added up over all of them
 * @param waits what 95 of 100 waits did not exceed, by priority, where anybody waited
 * @param freeBytes of memory that programs could still take
 * @param browserBytes of memory that one browser takes with all its processes
 */
public record PoolWindow(
        Duration length,
        int browsers,
        int asked,
        Duration meanTime,
        Duration busy,
        SortedMap<LeasePriority, Duration> waits,
        long freeBytes,
        long browserBytes) {

    public PoolWindow {
        waits = Collections.unmodifiableSortedMap(new TreeMap<>(waits));
        if (!length.isPositive() || browsers < 0) {
            throw new IllegalArgumentException("%d browsers over %s are no window".formatted(browsers, length));
        }
    }

    /** The share of its browsers' time that was used, 0 to 1. */
    public double utilization() {
        return browsers == 0 ? 1 : held() / browsers;
    }

    /** What the operations that came would keep busy, in browsers (Little 1961): their rate times their mean time. */
    public double load() {
        return (double) asked * meanTime.toMillis() / length.toMillis();
    }

    /** How many browsers were held on average. */
    double held() {
        return (double) busy.toMillis() / length.toMillis();
    }

    boolean isAnyWaitLong() {
        return waits.entrySet().stream()
                .anyMatch(wait -> wait.getValue()
                                .compareTo(PriorityClass.of(wait.getKey()).usualWait())
                        > 0);
    }
}
