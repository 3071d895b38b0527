package dev.homeostat.domain.job;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a job is due. Ticks stand at {@code anchor + offset + n * cadence} for n = 0, 1, 2, ...; they keep their phase
 * whatever happens in between. Missed ticks are made up by one run, at the latest tick that was missed.
 *
 * <p>After a downtime critical jobs go on at once, and the others one by one within {@link #RAMP}, so that what is made
 * up comes as a ramp and not as a burst.
 *
 * <p>All instants are account time. Pure and thread-safe.
 */
public final class SchedulePolicy {

    /** Over so long the made-up runs are spread. */
    public static final Duration RAMP = Duration.ofMinutes(10);

    private SchedulePolicy() {}

    /** When a run begins, and the tick that it is for. */
    public record DueRun(Instant tick, Instant at) {}

    /**
     * By how much the run is put off that makes up for each job's missed ticks. No more than by half its cadence: what
     * comes again soon needs no ramp.
     *
     * @param jobs in the order in which they go on
     */
    public static Map<JobName, Duration> ramp(List<JobDefinition> jobs) {
        List<JobDefinition> put =
                jobs.stream().filter(job -> job.jobClass() != JobClass.CRITICAL).toList();
        Map<JobName, Duration> delays = new LinkedHashMap<>();
        for (int place = 0; place < put.size(); place++) {
            Duration share = RAMP.multipliedBy(place).dividedBy(put.size());
            Duration half = put.get(place).cadence().dividedBy(2);
            delays.put(put.get(place).name(), share.compareTo(half) < 0 ? share : half);
        }
        return delays;
    }

    /**
     * The run to make next.
     *
     * @param latestTick see {@link #nextDue}
     * @param resumedAt when the jobs went on after they did not run; later ticks are not put off
     * @param putOff by how much a tick from before is put off
     */
    public static DueRun next(
            JobDefinition job,
            Instant anchor,
            Optional<Instant> latestTick,
            Instant now,
            Instant resumedAt,
            Duration putOff) {
        Instant tick = nextDue(job, anchor, latestTick, now);
        if (!tick.isBefore(resumedAt)) {
            return new DueRun(tick, tick);
        }
        if (tick.plus(job.timing().usefulFor()).isBefore(resumedAt)) {
            Instant later = nextTickAfter(job, anchor, resumedAt);
            return new DueRun(later, later);
        }
        return new DueRun(tick, resumedAt.plus(putOff));
    }

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
        return Duration.between(first, instant).toNanos() / job.cadence().toNanos();
    }
}
