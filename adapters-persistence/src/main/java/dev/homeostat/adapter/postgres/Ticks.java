package dev.homeostat.adapter.postgres;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.SchedulePolicy;
import java.time.Instant;
import java.util.Optional;

/** The ticks of one job, remembered while this process runs it, in machine time for db-scheduler. */
final class Ticks implements Schedule {

    private final JobDefinition job;
    private final AccountTime time;
    private final Instant anchor;
    private volatile Optional<Instant> last;

    /**
     * Goes on after a tick.
     *
     * @param last the tick that the latest run was for, account time
     */
    Ticks(JobDefinition job, AccountTime time, Instant anchor, Optional<Instant> last) {
        this.job = job;
        this.time = time;
        this.anchor = anchor;
        this.last = last;
    }

    /** The tick to run now, account time; empty when it is too early. */
    Optional<Instant> takeDue(Instant machineNow) {
        Instant accountNow = time.accountAt(machineNow);
        Instant tick = SchedulePolicy.nextDue(job, anchor, last, accountNow);
        if (tick.isAfter(accountNow)) {
            return Optional.empty();
        }
        last = Optional.of(tick);
        return last;
    }

    /** Machine time of the next run. */
    Instant nextDueAt(Instant machineNow) {
        return time.machineAt(SchedulePolicy.nextDue(job, anchor, last, time.accountAt(machineNow)));
    }

    @Override
    public Instant getNextExecutionTime(ExecutionComplete done) {
        return nextDueAt(done.getTimeDone());
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
