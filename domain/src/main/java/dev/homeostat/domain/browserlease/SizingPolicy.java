package dev.homeostat.domain.browserlease;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How many browsers a pool has, within its limits, one more or one fewer at a time.
 *
 * <p>One more when two windows in a row are over 80 % busy, or over 60 % with long waits, and memory allows half as much
 * again as a browser takes. One fewer when three windows in a row show that the rest would be under 60 % busy and nobody
 * waits long. Windows from before the latest change do not count, so changes lie two windows apart at least; and what
 * makes a pool grow at a load forbids it to shrink again at the same load, and the other way round, so it does not swing.
 * A pool outside its limits is led back whatever was measured. Pure and thread-safe.
 */
public final class SizingPolicy {

    /** So long what is measured is added up before it is judged. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    /** So many of the latest windows are looked at. */
    public static final int WINDOWS = 3;

    /** The share of its time that a browser should be busy at most. */
    public static final double MOST_BUSY = 0.80;

    private static final double ENOUGH_BUSY = 0.60;
    private static final int GROW_AFTER = 2;
    private static final int SHRINK_AFTER = WINDOWS;
    private static final double SPARE_MEMORY = 1.5;
    private static final long MIB = 1024 * 1024;

    private SizingPolicy() {}

    /**
     * What to do now.
     *
     * @param latest windows, newest first
     */
    public static Resize decide(List<PoolWindow> latest, PoolLimits limits) {
        if (latest.isEmpty()) {
            return new Resize.Stay("nothing has been measured yet");
        }
        PoolWindow now = latest.getFirst();
        List<PoolWindow> alike = latest.stream()
                .takeWhile(window -> window.browsers() == now.browsers())
                .toList();
        return backWithin(now, limits).orElseGet(() -> judged(alike, limits));
    }

    /** How many browsers the load of a window takes at {@link #MOST_BUSY}, by Little's law. */
    public static int needed(PoolWindow window) {
        return Math.max(1, (int) Math.ceil(window.load() / MOST_BUSY));
    }

    /** What a person who chooses the limits should know of a window, one line. */
    public static String advice(PoolWindow window) {
        double perHour = window.asked()
                * (double) Duration.ofHours(1).toMillis()
                / window.length().toMillis();
        return String.format(
                Locale.ROOT,
                "%.0f operations an hour of %.1f s each keep %.2f browsers busy; at most %.0f %% busy they take %d,"
                        + " and there are %d",
                perHour,
                window.meanTime().toMillis() / 1e3,
                window.load(),
                MOST_BUSY * 100,
                needed(window),
                window.browsers());
    }

    private static Optional<Resize> backWithin(PoolWindow now, PoolLimits limits) {
        if (now.browsers() < limits.least()) {
            return Optional.of(new Resize.Grow("there are to be %d at least".formatted(limits.least())));
        }
        return now.browsers() > limits.most()
                ? Optional.of(new Resize.Shrink("there are to be %d at most".formatted(limits.most())))
                : Optional.empty();
    }

    private static Resize judged(List<PoolWindow> alike, PoolLimits limits) {
        PoolWindow now = alike.getFirst();
        if (inARow(GROW_AFTER, alike, SizingPolicy::isShort)) {
            return grown(now, alike, limits);
        }
        if (now.browsers() > limits.least() && inARow(SHRINK_AFTER, alike, SizingPolicy::isOneTooMany)) {
            return new Resize.Shrink(String.format(
                    Locale.ROOT,
                    "one fewer would be %.0f %% busy; %s",
                    now.held() / (now.browsers() - 1) * 100,
                    advice(now)));
        }
        return new Resize.Stay(advice(now));
    }

    private static Resize grown(PoolWindow now, List<PoolWindow> alike, PoolLimits limits) {
        if (now.browsers() == limits.most()) {
            return new Resize.Stay("there are to be %d at most; %s".formatted(limits.most(), advice(now)));
        }
        if (!inARow(GROW_AFTER, alike, SizingPolicy::hasMemory)) {
            return new Resize.Stay("memory does not allow one more: %d MiB are free, and one takes %d MiB"
                    .formatted(now.freeBytes() / MIB, now.browserBytes() / MIB));
        }
        return new Resize.Grow(String.format(
                Locale.ROOT,
                "they are %.0f %% busy%s; %s",
                now.utilization() * 100,
                now.isAnyWaitLong() ? " with long waits" : "",
                advice(now)));
    }

    private static boolean inARow(int times, List<PoolWindow> windows, Predicate<PoolWindow> says) {
        return windows.size() >= times && windows.stream().limit(times).allMatch(says);
    }

    private static boolean isShort(PoolWindow window) {
        return window.utilization() > MOST_BUSY || (window.utilization() >= ENOUGH_BUSY && window.isAnyWaitLong());
    }

    private static boolean isOneTooMany(PoolWindow window) {
        return window.browsers() > 1
                && window.held() / (window.browsers() - 1) < ENOUGH_BUSY
                && !window.isAnyWaitLong();
    }

    private static boolean hasMemory(PoolWindow window) {
        return window.browserBytes() > 0 && window.freeBytes() >= SPARE_MEMORY * window.browserBytes();
    }
}
