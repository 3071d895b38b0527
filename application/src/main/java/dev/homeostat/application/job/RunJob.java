package dev.homeostat.application.job;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Wraps every run of a job: its id, its heartbeat row, and its failure, none of which is ever lost. Thread-safe. */
public final class RunJob {

    private final JobHeartbeats heartbeats;
    private final ErrorTracker errors;
    private final MachineClock clock;
    private final IdSource ids;
    private final CircuitBreakers breakers;
    private final EngineWatcher watcher;

    public RunJob(
            JobHeartbeats heartbeats,
            ErrorTracker errors,
            MachineClock clock,
            IdSource ids,
            CircuitBreakers breakers,
            EngineWatcher watcher) {
        this.heartbeats = heartbeats;
        this.errors = errors;
        this.clock = clock;
        this.ids = ids;
        this.breakers = breakers;
        this.watcher = watcher;
    }

    /**
     * Runs the body once and records the run. A body that throws is a failed run; nothing is thrown on.
     *
     * @param tick account time that the run is for
     */
    public JobRun execute(
            JobDefinition job, Instant tick, Tenure tenure, AccountTime time, Function<RunContext, RunOutcome> body) {
        RunContext context = new RunContext(new RunId(ids.next()), job.name(), tenure);
        Instant startedAt = time.accountAt(clock.now());
        Duration begun = clock.monotonic();
        RunOutcome outcome = run(context, body);
        JobRun run = new JobRun(
                context.id(),
                tenure.account(),
                job.name(),
                tick,
                startedAt,
                clock.monotonic().minus(begun),
                outcome);
        record(run, context);
        watcher.saw(new EngineEvent.RunEnded(run));
        return run;
    }

    private RunOutcome run(RunContext context, Function<RunContext, RunOutcome> body) {
        boolean works = breakers.status(Dependency.DATABASE).isClosed();
        if (!works && !breakers.beginProbe(Dependency.DATABASE)) {
            return new RunOutcome.Skipped("the circuit breaker of the database is open");
        }
        try {
            RunOutcome outcome = body.apply(context);
            breakers.succeeded(Dependency.DATABASE);
            return outcome;
        } catch (StoreUnavailable e) {
            breakers.failed(Dependency.DATABASE, describe(e));
            track(context, "store", "unavailable", e);
            return new RunOutcome.Failure(describe(e));
        } catch (RuntimeException e) {
            track(context, "job", "uncaught", e);
            return new RunOutcome.Failure(describe(e));
        }
    }

    private void record(JobRun run, RunContext context) {
        try {
            heartbeats.record(run);
        } catch (StoreUnavailable e) {
            track(context, "store", "heartbeat_not_kept", e);
        }
    }

    private void track(RunContext context, String component, String kind, RuntimeException e) {
        errors.record(new TrackedError(component, kind, Severity.ERROR, describe(e), context.errorContext()));
    }

    private static String describe(RuntimeException e) {
        return "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
    }
}
