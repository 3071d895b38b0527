package dev.homeostat.adapter.postgres;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.homeostat.application.job.TickBook;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs jobs on db-scheduler, which wakes, persists and keeps processes apart, and loops on plain threads. Ticks that ran
 * are known from the heartbeats.
 */
final class DbSchedulerJobScheduler implements JobScheduler {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(100);
    private static final Duration STOP_WAIT = Duration.ofMinutes(5);
    private static final int MAX_THREADS = 16;

    /** Tasks of accounts that other engines run are unknown here and must not be cleaned away. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final Database database;
    private final EngineId engine;
    private final JobHeartbeats heartbeats;
    private final Loops loops = new Loops();
    private final Pulse pulse = new Pulse();
    private final List<Scheduler> schedulers = new ArrayList<>();
    private boolean closed;

    DbSchedulerJobScheduler(Database database, EngineId engine) {
        this.database = database;
        this.engine = engine;
        this.heartbeats = new JdbiJobHeartbeats(database);
    }

    @Override
    public void startLoop(String name, Duration every, Runnable body) {
        loops.start(name, every, body);
    }

    @Override
    public synchronized void startJobs(JobStart start, List<ScheduledJob> jobs) {
        if (closed) {
            return;
        }
        AccountId account = start.account();
        Clock clock = new StoreClock(database);
        List<JobTask> tasks = jobs.stream()
                .map(job -> new JobTask(account, job, ticks(start, job.definition()), clock))
                .toList();
        database.useTransaction(handle -> {
            tasks.forEach(task -> TaskRows.reset(handle, account, task.getName(), task.nextDue()));
            TaskRows.keepOnly(handle, account, tasks.stream().map(Task::getName).toList());
        });
        Scheduler scheduler = build(tasks, pollFor(jobs, start.time()), clock);
        pulse.beat();
        scheduler.start();
        schedulers.add(scheduler);
    }

    @Override
    public synchronized boolean works() {
        return schedulers.isEmpty() || pulse.isFelt();
    }

    private Ticks ticks(JobStart start, JobDefinition job) {
        Optional<Instant> last = heartbeats.lastRun(start.account(), job.name()).map(JobRun::scheduledFor);
        return new Ticks(start.time(), new TickBook(job, start, last));
    }

    private Scheduler build(List<JobTask> tasks, Duration poll, Clock clock) {
        return Scheduler.create(database.dataSource(), List.<Task<?>>copyOf(tasks))
                .tableName(Migrations.SCHEMA + ".scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed(engine.value()))
                .threads(Math.clamp(tasks.size(), 1, MAX_THREADS))
                .pollingInterval(poll)
                .heartbeatInterval(HEARTBEAT)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(STOP_WAIT)
                .commitWhenAutocommitDisabled(true)
                .failureLogging(LogLevel.WARN, false)
                .addSchedulerListener(new OutageLog())
                .addSchedulerListener(pulse)
                .clock(clock)
                .build();
    }

    /** A tenth of the shortest cadence in machine time, within bounds. */
    private static Duration pollFor(List<ScheduledJob> jobs, AccountTime time) {
        return jobs.stream()
                .map(job -> job.definition().cadence().dividedBy(10L * time.rate()))
                .map(poll -> poll.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : poll)
                .filter(poll -> poll.compareTo(LONGEST_POLL) < 0)
                .min(Duration::compareTo)
                .orElse(LONGEST_POLL);
    }

    @Override
    public synchronized void stopJobs() {
        schedulers.forEach(Scheduler::stop);
        schedulers.clear();
    }

    /** Whatever a loop still does meanwhile starts no jobs any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stopJobs();
        loops.close();
    }
}
