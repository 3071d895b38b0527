package dev.homeostat.application;

import dev.homeostat.application.account.port.Accounts;
import dev.homeostat.application.job.JobBoard;
import dev.homeostat.application.job.JobClock;
import dev.homeostat.application.job.JobLog;
import dev.homeostat.application.job.RunJob;
import dev.homeostat.application.job.WatchJobs;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.job.port.JobScheduler.JobStart;
import dev.homeostat.application.job.port.JobScheduler.ScheduledJob;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.watch.RestartBudget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps an engine's jobs going for as long as it holds the account. Thread-safe. */
final class RunningJobs {

    private final AccountId account;
    private final Accounts accounts;
    private final JobHeartbeats heartbeats;
    private final JobScheduler scheduler;
    private final MachineClock clock;
    private final RunJob runJob;
    private final JobBoard board;
    private final JobLog log;
    private final List<EngineJob> jobs;
    private final EngineWatcher watcher;
    private Optional<Running> running = Optional.empty();
    private RestartBudget restarts = RestartBudget.UNUSED;
    private boolean inTrouble;
    private boolean givenUp;

    /** Since when they run. */
    private record Running(AccountTime time, WatchJobs.Period period) {}

    RunningJobs(
            AccountId account,
            StorePorts store,
            JobScheduler scheduler,
            MachineClock clock,
            RunJob runJob,
            JobBoard board,
            JobLog log,
            List<EngineJob> jobs,
            EngineWatcher watcher) {
        this.account = account;
        this.accounts = store.accounts();
        this.heartbeats = store.heartbeats();
        this.scheduler = scheduler;
        this.clock = clock;
        this.runJob = runJob;
        this.board = board;
        this.log = log;
        this.jobs = List.copyOf(jobs);
        this.watcher = watcher;
    }

    synchronized boolean areStarted() {
        return running.isPresent();
    }

    /**
     * Starts them; when the store fails in the middle they are not started.
     *
     * @param tenure the one held at any time, empty while none is
     */
    synchronized void start(AccountTime accountTime, Supplier<Optional<Tenure>> tenure) {
        List<StartedRun> dead = heartbeats.declareDead(account);
        if (!dead.isEmpty()) {
            watcher.saw(new EngineEvent.RunsDied(dead));
        }
        Instant anchor = heartbeats.anchor(account);
        List<ScheduledJob> scheduled =
                jobs.stream().map(job -> scheduled(job, accountTime, tenure)).toList();
        List<JobDefinition> definitions =
                jobs.stream().map(EngineJob::definition).toList();
        JobClock since = new JobClock(accounts.now(account), clock.monotonic(), accountTime.rate());
        JobStart start = JobStart.of(account, accountTime, anchor, since.since(), definitions);
        log.load(heartbeats, account, definitions);
        scheduler.startJobs(start, scheduled);
        running = Optional.of(new Running(accountTime, new WatchJobs.Period(since, anchor)));
    }

    private ScheduledJob scheduled(EngineJob job, AccountTime accountTime, Supplier<Optional<Tenure>> tenure) {
        return new ScheduledJob(job.definition(), (tick, now) -> tenure.get()
                .flatMap(held -> runJob.execute(job.definition(), tick, now, held, accountTime, job.body())));
    }

    /** Looks whether they run as they should, while they are started. */
    void watch(WatchJobs watch) {
        Optional<Running> now = running();
        now.ifPresent(started -> watch.execute(started.period()));
    }

    private synchronized Optional<Running> running() {
        return running;
    }

    synchronized void stop() {
        scheduler.stopJobs();
        board.forgetWaiting();
        running = Optional.empty();
    }

    /** Starts them anew when they were started and what wakes them does not work any more, as often as that may help. */
    synchronized void supervise(Supplier<Optional<Tenure>> tenure) {
        if (running.isEmpty()) {
            return;
        }
        if (scheduler.works()) {
            recovered();
            return;
        }
        inTrouble = true;
        Optional<RestartBudget> left = restarts.restart(clock.monotonic());
        if (left.isPresent()) {
            restarts = left.get();
            AccountTime accountTime = running.get().time();
            watcher.saw(new EngineEvent.JobsRestarted(restarts.restarts().size()));
            stop();
            start(accountTime, tenure);
        } else if (!givenUp) {
            givenUp = true;
            watcher.saw(new EngineEvent.JobsStandStill());
        }
    }

    private void recovered() {
        if (inTrouble) {
            inTrouble = false;
            givenUp = false;
            watcher.saw(new EngineEvent.JobsRunAgain());
        }
    }
}
