package dev.homeostat.simulation.virtual.pool;

import java.time.Duration;
import java.util.stream.LongStream;

/** Counts what happens in a pool, over all stretches. */
final class PoolLog {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int STARVED_AFTER = 2;

    private final LongStream.Builder critical = LongStream.builder();
    private final LongStream.Builder background = LongStream.builder();
    private long criticals;
    private long overAMinute;
    private long brokenOff;
    private long ended;
    private long starved;
    private int resizes;
    private Duration busy = Duration.ZERO;
    private Duration there = Duration.ZERO;
    private Duration length = Duration.ZERO;

    /** Somebody has a browser, or still waits at the end. */
    void waited(Operation operation, Duration askedAt, Duration now) {
        Duration wait = now.minus(askedAt);
        if (operation.isCritical()) {
            critical.add(wait.toMillis());
            criticals++;
            overAMinute += wait.compareTo(MINUTE) > 0 ? 1 : 0;
        } else {
            background.add(wait.toMillis());
            starved += isStarved(operation, now) ? 1 : 0;
        }
    }

    /** Counted from the first asking, even if it had a browser meanwhile and gave way. */
    private static boolean isStarved(Operation operation, Duration now) {
        Duration sinceFirst = now.minus(operation.at());
        return sinceFirst.compareTo(operation.patience().multipliedBy(STARVED_AFTER)) > 0;
    }

    void brokenOff() {
        brokenOff++;
    }

    void ended() {
        ended++;
    }

    void resized() {
        resizes++;
    }

    void passed(Duration time, long held, int browsers) {
        length = length.plus(time);
        busy = busy.plus(time.multipliedBy(held));
        there = there.plus(time.multipliedBy(browsers));
    }

    PoolReport report(PoolPlan plan, Sharing sharing) {
        return new PoolReport(
                plan,
                sharing,
                Waits.of(critical.build()),
                new Share(overAMinute, criticals),
                Waits.of(background.build()),
                brokenOff,
                ended,
                starved,
                (double) busy.toMillis() / there.toMillis(),
                (double) there.toMillis() / length.toMillis(),
                resizes);
    }
}
