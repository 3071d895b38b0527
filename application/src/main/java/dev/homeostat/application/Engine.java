package dev.homeostat.application;

import dev.homeostat.application.account.KeepTenure;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.RunJob;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.job.port.JobScheduler.ScheduledJob;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs an account's jobs for as long as it holds the account. */
final class Engine {

    private final EngineSettings settings;
    private final StorePorts store;
    private final JobScheduler scheduler;
    private final IdSource ids;
    private final CircuitBreakers breakers;
    private final EngineWatcher watcher;
    private final KeepTenure keepTenure;
    private final RunJob runJob;
    private final List<EngineJob> jobs;
    private final EngineLoops loops;
    private volatile Optional<Tenure> tenure = Optional.empty();
    private boolean jobsStarted;

    Engine(
            EngineSettings settings,
            StorePorts store,
            JobScheduler scheduler,
            IdSource ids,
            CircuitBreakers breakers,
            EngineWatcher watcher,
            KeepTenure keepTenure,
            RunJob runJob,
            List<EngineJob> jobs,
            EngineLoops loops) {
        this.settings = settings;
        this.store = store;
        this.scheduler = scheduler;
        this.ids = ids;
        this.breakers = breakers;
        this.watcher = watcher;
        this.keepTenure = keepTenure;
        this.runJob = runJob;
        this.jobs = List.copyOf(jobs);
        this.loops = loops;
    }

    void start() {
        store.accounts().open(settings.account());
        scheduler.startLoop("tenure", settings.tenureLength().dividedBy(3), this::holdAccount);
        loops.start(scheduler, () -> tenure.isPresent());
    }

    /** Ends the jobs, then gives the account up, so that the next engine need not wait. */
    void stop() {
        scheduler.close();
        Optional<Tenure> held = tenure;
        tenure = Optional.empty();
        held.ifPresent(this::release);
    }

    private void release(Tenure held) {
        try {
            store.tenures().release(held);
        } catch (StoreUnavailable e) {
            track("release_failed", Severity.WARNING, e);
        }
    }

    private void holdAccount() {
        try {
            switch (keepTenure.execute(tenure)) {
                case KeepTenure.Answer.Kept kept -> hold(kept.tenure());
                case KeepTenure.Answer.Taken taken -> {
                    watcher.saw(new EngineEvent.TenureTaken(taken.tenure()));
                    hold(taken.tenure());
                }
                case KeepTenure.Answer.Lost lost -> lose();
                case KeepTenure.Answer.HeldByOther other ->
                    watcher.saw(new EngineEvent.AccountHeld(other.engine(), other.until()));
            }
            breakers.succeeded(Dependency.DATABASE);
        } catch (StoreUnavailable e) {
            breakers.failed(Dependency.DATABASE, String.valueOf(e.getMessage()));
            track("not_renewed", Severity.ERROR, e);
        }
    }

    /**
     * Starts the jobs once; when the store fails in the middle, the next renewal tries again. Mode and time are the
     * holder's to set: an engine that only watches changes nothing.
     */
    private void hold(Tenure held) {
        tenure = Optional.of(held);
        if (jobsStarted) {
            return;
        }
        AccountTime time = store.accounts().setRate(settings.account(), settings.timeRate());
        store.controls().setMode(settings.account(), settings.mode(), "configuration");
        store.desk().sweep(held, settings.limits());
        Instant anchor = store.heartbeats().anchor(settings.account());
        scheduler.startJobs(
                settings.account(),
                time,
                anchor,
                jobs.stream().map(job -> scheduled(job, time)).toList());
        jobsStarted = true;
    }

    private void lose() {
        tenure = Optional.empty();
        watcher.saw(new EngineEvent.TenureLost());
        scheduler.stopJobs();
        jobsStarted = false;
    }

    private ScheduledJob scheduled(EngineJob job, AccountTime time) {
        return new ScheduledJob(
                job.definition(),
                tick -> tenure.ifPresent(held -> runJob.execute(job.definition(), tick, held, time, job.body())));
    }

    private void track(String kind, Severity severity, StoreUnavailable e) {
        ErrorContext context = new ErrorContext(
                Optional.of(settings.account()),
                Optional.empty(),
                Optional.empty(),
                ids.next().toString());
        store.errors().record(new TrackedError("tenure", kind, severity, String.valueOf(e.getMessage()), context));
    }
}
