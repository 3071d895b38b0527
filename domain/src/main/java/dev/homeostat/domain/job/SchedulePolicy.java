package dev.homeostat.domain.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a job is due. Ticks stand at {@code anchor + offset + n * cadence} for n = 0, 1, 2, ...; they keep their phase
 * whatever happens in between. Missed ticks are made up by one run, at the latest tick that was missed.
 *
 * <p>All instants are account time. Pure and thread-safe.
 */
public final class SchedulePolicy {

    private SchedulePolicy() {}

    /** The first tick that is later than {@code instant}. */
    public static Instant nextTickAfter(JobDefinition job, Instant anchor, Instant instant) {
        Instant first = anchor.plus(job.offset());
        if (instant.isBefore(first)) {
            return first;
        }
        return first.plus(job.cadence().multipliedBy(ticksUntil(job, first, instant) + 1));
    }

    /**
     * The tick to run next: the latest tick up to {@code now} when it is later than the last tick that ran, so that a
     * pause of any length is made up by one run; else the next tick to come.
     *
     * @param latestTick the tick that the latest run was for, empty when there was none; one further ahead than the
     *     cadence is of a clock that was wrong, and does not count
     */
    public static Instant nextDue(JobDefinition job, Instant anchor, Optional<Instant> latestTick, Instant now) {
        Optional<Instant> lastTick = latestTick.filter(tick -> !tick.isAfter(now.plus(job.cadence())));
        Instant first = anchor.plus(job.offset());
        if (now.isBefore(first) && lastTick.isEmpty()) {
            return first;
        }
        Instant latest = first.plus(job.cadence().multipliedBy(ticksUntil(job, first, now)));
        if (lastTick.isEmpty() || latest.isAfter(lastTick.get())) {
            return latest;
        }
        return nextTickAfter(job, anchor, lastTick.get());
    }

    private static long ticksUntil(JobDefinition job, Instant first, Instant instant) {
        return Duration.between(first, instant).dividedBy(job.cadence());
    }
}
