package dev.homeostat.application;

import dev.homeostat.application.account.KeepTenure;
import dev.homeostat.application.alert.DeliverNotices;
import dev.homeostat.application.alert.EngineNotices;
import dev.homeostat.application.alert.RaiseNotices;
import dev.homeostat.application.alert.SendHeartbeat;
import dev.homeostat.application.alert.WatchConditions;
import dev.homeostat.application.job.JobBoard;
import dev.homeostat.application.job.JobLog;
import dev.homeostat.application.job.RunJob;
import dev.homeostat.application.job.RunLimits;
import dev.homeostat.application.job.WatchJobs;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.memory.WatchMemory;
import dev.homeostat.application.resilience.RecordBreakers;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.application.watch.GuardedWatcher;
import dev.homeostat.application.watch.LoggingWatcher;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.Dependency;
import java.util.List;
import java.util.Optional;

/** Puts an engine together from what its builder was given. */
record EngineAssembly(
        Homeostat.Builder parts,
        EngineSettings settings,
        StorePorts store,
        SitePorts site,
        MachineClock clock,
        IdSource ids) {

    Engine engine(JobScheduler scheduler, AccountStanding standing) {
        EngineId id = Optional.ofNullable(parts.engine)
                .orElseGet(() -> new EngineId(ids.next().toString()));
        RaiseNotices raised = raiseNotices();
        EngineNotices watcher =
                new EngineNotices(settings.account(), raised, new RecordBreakers(store.events()), outside());
        CircuitBreakers breakers = parts.keeping.breakers().apply(watcher);
        List<EngineJob> jobs = jobs(breakers, watcher);
        JobLog log = new JobLog();
        JobBoard board = new JobBoard();
        RunLimits limits = new RunLimits();
        RunJob runJob = new RunJob(
                store.heartbeats(),
                store.errors(),
                clock,
                ids,
                breakers,
                parts.keeping.retries(),
                standing::nextPostToGoOut,
                board,
                limits,
                log,
                watcher);
        return new Engine(
                settings,
                store,
                scheduler,
                ids,
                breakers,
                watcher,
                new KeepTenure(store.tenures(), settings.account(), id, settings.tenureLength()),
                clock,
                limits,
                new RunningJobs(settings.account(), store, scheduler, clock, runJob, board, log, jobs, watcher),
                new WatchJobs(
                        settings.account(),
                        log,
                        clock,
                        store.errors(),
                        jobs.stream().map(EngineJob::definition).toList(),
                        watcher),
                loops(breakers, raised, watcher));
    }

    private EngineWatcher outside() {
        return new LoggingWatcher(new GuardedWatcher(parts.watcher, settings.account(), store.errors()));
    }

    private RaiseNotices raiseNotices() {
        NoticePorts telling = parts.notices;
        return new RaiseNotices(store.notices(), telling.terms(), ids, clock, telling.executor());
    }

    private List<EngineJob> jobs(CircuitBreakers breakers, EngineWatcher watcher) {
        return new EngineJobs(
                        settings,
                        store,
                        site,
                        parts.keeping,
                        breakers,
                        clock,
                        ids,
                        parts.stopSignal,
                        parts.cached,
                        watcher)
                .with(Optional.ofNullable(parts.content));
    }

    private EngineLoops loops(CircuitBreakers breakers, RaiseNotices raised, EngineNotices watcher) {
        NoticePorts telling = parts.notices;
        WatchConditions conditions = new WatchConditions(
                settings.account(),
                store.controls(),
                store.desk(),
                store.posts(),
                breakers,
                BreakerSettings.DEFAULT,
                watcher);
        // Silence is the alarm: an engine whose database is away is not well.
        Optional<SendHeartbeat> heartbeat = telling.ping()
                .map(ping -> new SendHeartbeat(
                        ping, () -> breakers.status(Dependency.DATABASE).isClosed()));
        Optional<DeliverNotices> deliver = telling.notifiers().isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliverNotices(
                        raised, store.notices(), telling.notifiers(), ids, telling.jitter(), telling.executor()));
        Optional<WatchMemory> memory = Optional.ofNullable(parts.memory)
                .map(given ->
                        new WatchMemory(given.meter(), given.policy(), store.events(), store.errors(), watcher, clock));
        return new EngineLoops(conditions, deliver, heartbeat, memory);
    }
}
