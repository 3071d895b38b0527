package dev.homeostat.application;

import dev.homeostat.application.account.KeepTenure;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.RunLimits;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.application.job.WatchJobs;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.util.Optional;

/** Runs an account's jobs for as long as it holds the account. */
final class Engine {

    private static final Duration TIME_LIMITS = Duration.ofSeconds(15);
    private static final Duration SUPERVISION = Duration.ofSeconds(60);

    private final EngineSettings settings;
    private final StorePorts store;
    private final JobScheduler scheduler;
    private final IdSource ids;
    private final CircuitBreakers breakers;
    private final EngineWatcher watcher;
    private final KeepTenure keepTenure;
    private final MachineClock clock;
    private final RunLimits limits;
    private final RunningJobs jobs;
    private final WatchJobs watchJobs;
    private final EngineLoops loops;
    private volatile Optional<Tenure> tenure = Optional.empty();
    /** Whether a run was given up that may still write; for the loop of time limits alone. */
    private boolean unfenced;

    Engine(
            EngineSettings settings,
            StorePorts store,
            JobScheduler scheduler,
            IdSource ids,
            CircuitBreakers breakers,
            EngineWatcher watcher,
            KeepTenure keepTenure,
            MachineClock clock,
            RunLimits limits,
            RunningJobs jobs,
            WatchJobs watchJobs,
            EngineLoops loops) {
        this.settings = settings;
        this.store = store;
        this.scheduler = scheduler;
        this.ids = ids;
        this.breakers = breakers;
        this.watcher = watcher;
        this.keepTenure = keepTenure;
        this.clock = clock;
        this.limits = limits;
        this.jobs = jobs;
        this.watchJobs = watchJobs;
        this.loops = loops;
    }

    void start() {
        store.accounts().open(settings.account());
        scheduler.startLoop("tenure", settings.tenureLength().dividedBy(3), this::holdAccount);
        scheduler.startLoop("time-limits", TIME_LIMITS, this::endOverdueRuns);
        scheduler.startLoop("supervision", SUPERVISION, () -> jobs.supervise(() -> tenure));
        scheduler.startLoop("job-watch", SUPERVISION, () -> jobs.watch(watchJobs));
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
        if (jobs.areStarted()) {
            return;
        }
        AccountTime time = store.accounts().setRate(settings.account(), settings.timeRate());
        store.controls().setMode(settings.account(), settings.mode(), "configuration");
        store.desk().sweep(held, settings.limits());
        jobs.start(time, () -> tenure);
    }

    /** Whatever a run that does not end may still do, it does under an epoch that counts for nothing any more. */
    private void endOverdueRuns() {
        unfenced |= limits.endOverdue(clock.monotonic());
        if (unfenced) {
            tenure.ifPresent(this::takeAnew);
        }
    }

    private void takeAnew(Tenure held) {
        try {
            store.tenures().release(held);
            unfenced = false;
            if (keepTenure.execute(Optional.empty()) instanceof KeepTenure.Answer.Taken taken) {
                tenure = Optional.of(taken.tenure());
            } else {
                lose();
            }
        } catch (StoreUnavailable e) {
            track("not_fenced", Severity.ERROR, e);
        }
    }

    private void lose() {
        tenure = Optional.empty();
        watcher.saw(new EngineEvent.TenureLost());
        jobs.stop();
    }

    private void track(String kind, Severity severity, StoreUnavailable e) {
        ErrorContext context = new ErrorContext(
                Optional.of(settings.account()),
                Optional.empty(),
                Optional.empty(),
                TraceContext.traceId().orElseGet(() -> ids.next().toString()));
        store.errors().record(new TrackedError("tenure", kind, severity, String.valueOf(e.getMessage()), context));
    }
}
