package dev.homeostat.application.job;

import dev.homeostat.application.job.port.JobScheduler.JobStart;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.SchedulePolicy;
import dev.homeostat.domain.job.SchedulePolicy.DueRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The ticks of one job while a process runs it: which was the last, and until when the next is put off. For
 * implementations of a scheduler. All instants are account time. Thread-safe.
 */
public final class TickBook {

    private final JobDefinition job;
    private final Instant anchor;
    private final Instant resumedAt;
    private final Duration putOff;
    private Optional<Instant> last;
    private Instant notBefore = Instant.MIN;

    /**
     * Goes on after a tick.
     *
     * @param last the tick that the latest run was for
     */
    public TickBook(JobDefinition job, JobStart start, Optional<Instant> last) {
        this.job = job;
        this.anchor = start.anchor();
        this.resumedAt = start.resumedAt();
        this.putOff = start.putOff(job);
        this.last = last;
    }

    /** When to look next for something to run. */
    public synchronized Instant next(Instant now) {
        Instant at = due(now).at();
        return at.isBefore(notBefore) ? notBefore : at;
    }

    /** The tick to run now, empty when it is too early. */
    public synchronized Optional<Instant> take(Instant now) {
        return next(now).isAfter(now) ? Optional.empty() : Optional.of(due(now).tick());
    }

    private DueRun due(Instant now) {
        return SchedulePolicy.next(job, anchor, last, now, resumedAt, putOff);
    }

    /** The tick was dealt with. */
    public synchronized void done(Instant tick) {
        last = Optional.of(tick);
    }

    /** The tick is not dealt with; to be asked again then. */
    public synchronized void putOffTo(Instant time) {
        notBefore = time;
    }
}
