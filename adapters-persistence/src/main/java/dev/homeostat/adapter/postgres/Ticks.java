package dev.homeostat.adapter.postgres;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.homeostat.application.job.TickBook;
import dev.homeostat.domain.account.AccountTime;
import java.time.Instant;

/** The ticks of one job, remembered while this process runs it, in machine time for db-scheduler. */
final class Ticks implements Schedule {

    private final AccountTime time;
    private final TickBook book;

    Ticks(AccountTime time, TickBook book) {
        this.time = time;
        this.book = book;
    }

    Instant accountAt(Instant machine) {
        return time.accountAt(machine);
    }

    TickBook book() {
        return book;
    }

    /** Machine time of the next run. */
    Instant nextDueAt(Instant machineNow) {
        return time.machineAt(book.next(time.accountAt(machineNow)));
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
