package dev.homeostat.adapter.postgres;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.ReviveDeadExecution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureReschedule;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.homeostat.application.job.port.JobScheduler.ScheduledJob;
import dev.homeostat.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job of an account as db-scheduler sees it. */
final class JobTask extends RecurringTask<Void> {

    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

    private final ScheduledJob job;
    private final Ticks ticks;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    JobTask(AccountId account, ScheduledJob job, Ticks ticks, Clock clock) {
        super(
                account + "/" + job.definition().name(),
                ticks,
                Void.class,
                null,
                new OnFailureReschedule<>(ticks),
                new ReviveDeadExecution<>());
        this.job = job;
        this.ticks = ticks;
        this.clock = clock;
    }

    /** Machine time of the next run as of now. */
    Instant nextDue() {
        return ticks.nextDueAt(clock.now());
    }

    /** A row revived after lost heartbeats must not start a second run beside one that lives. */
    @Override
    public void executeRecurringly(TaskInstance<Void> instance, ExecutionContext context) {
        if (running.tryLock()) {
            try {
                Instant now = ticks.accountAt(clock.now());
                ticks.book().take(now).ifPresent(tick -> run(tick, now));
            } finally {
                running.unlock();
            }
        }
    }

    private void run(Instant tick, Instant now) {
        Optional<Duration> wait = Optional.empty();
        try {
            wait = job.body().run(tick, now);
        } catch (RuntimeException failure) {
            LOG.error(
                    "job {} failed outside of its own record", job.definition().name(), failure);
        }
        wait.ifPresentOrElse(longer -> ticks.book().putOffTo(now.plus(longer)), () -> ticks.book()
                .done(tick));
    }
}
