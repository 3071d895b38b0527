package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up how a pool does, window after window. All times are machine time. Not thread-safe. */
public final class PoolMeter {

    private static final double MOST = 0.95;

    private final SortedMap<LeasePriority, List<Duration>> waits = new TreeMap<>();
    private final List<PoolWindow> latest = new ArrayList<>();
    private Duration since;
    private Duration busyBefore = Duration.ZERO;
    private Duration used = Duration.ZERO;
    private int asked;
    private int ended;

    /** A meter whose first window begins now, when no browser has been held yet. */
    public PoolMeter(Duration now) {
        this.since = now;
    }

    /** An operation asked for a browser. */
    public void asked() {
        asked++;
    }

    /** An operation got a browser. */
    public void waited(LeasePriority priority, Duration wait) {
        waits.computeIfAbsent(priority, any -> new ArrayList<>()).add(wait);
    }

    /** An operation had its browser for so long. */
    public void ended(Duration age) {
        used = used.plus(age);
        ended++;
    }

    /**
     * Ends the window and begins the next.
     *
     * @param browsers without those that are to go
     * @param busy time for which browsers were held since the beginning of all windows, of all together
     * @param freeBytes of memory that programs could still take
     * @param browserBytes of memory that one browser takes with all its processes
     * @return as many of the latest windows as {@link SizingPolicy} looks at, newest first
     */
    public List<PoolWindow> endWindow(Duration now, int browsers, Duration busy, long freeBytes, long browserBytes) {
        latest.addFirst(new PoolWindow(
                now.minus(since),
                browsers,
                asked,
                ended == 0 ? Duration.ZERO : used.dividedBy(ended),
                busy.minus(busyBefore),
                p95(),
                freeBytes,
                browserBytes));
        if (latest.size() > SizingPolicy.WINDOWS) {
            latest.removeLast();
        }
        since = now;
        busyBefore = busy;
        waits.clear();
        used = Duration.ZERO;
        asked = 0;
        ended = 0;
        return List.copyOf(latest);
    }

    private SortedMap<LeasePriority, Duration> p95() {
        SortedMap<LeasePriority, Duration> p95 = new TreeMap<>();
        waits.forEach((priority, all) -> p95.put(priority, p95(all)));
        return p95;
    }

    /** The shortest wait that at least 95 of 100 did not exceed. */
    private static Duration p95(List<Duration> all) {
        return all.stream().sorted().toList().get((int) Math.ceil(MOST * all.size()) - 1);
    }
}
