package dev.homeostat.application.job;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.Admission;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps every run of a job: its place among the others, its id, its heartbeat row, its time limit, its retries, and its
 * failure, none of which is ever lost. Thread-safe.
 */
public final class RunJob {

    private static final Logger LOG = LoggerFactory.getLogger(RunJob.class);

    private final JobHeartbeats heartbeats;
    private final ErrorTracker errors;
    private final MachineClock clock;
    private final IdSource ids;
    private final CircuitBreakers breakers;
    private final Retries retries;
    private final Supplier<Optional<Instant>> nextPost;
    private final EngineWatcher watcher;
    private final JobLog log;
    private final JobBoard board;
    private final RunLimits limits;

    /**
     * Runs the jobs of an engine.
     *
     * @param nextPost account time at which the next post is due that could go out
     * @param board who runs and who waits
     * @param limits ends runs that are over their time
     * @param log told of each run
     */
    public RunJob(
            JobHeartbeats heartbeats,
            ErrorTracker errors,
            MachineClock clock,
            IdSource ids,
            CircuitBreakers breakers,
            Retries retries,
            Supplier<Optional<Instant>> nextPost,
            JobBoard board,
            RunLimits limits,
            JobLog log,
            EngineWatcher watcher) {
        this.heartbeats = heartbeats;
        this.errors = errors;
        this.clock = clock;
        this.ids = ids;
        this.breakers = breakers;
        this.retries = retries;
        this.nextPost = nextPost;
        this.board = board;
        this.limits = limits;
        this.log = log;
        this.watcher = watcher;
    }

    /**
     * Runs the body once, if it is its turn, and records the run. A body that throws is a failed run; nothing is thrown
     * on.
     *
     * @param tick account time that the run is for
     * @param now account time by the store's clock
     * @return account time after which to ask again, empty when the tick is dealt with
     */
    public Optional<Duration> execute(
            JobDefinition job,
            Instant tick,
            Instant now,
            Tenure tenure,
            AccountTime time,
            Function<RunContext, RunOutcome> body) {
        JobBoard.Answer answer = board.ask(job, tick, now, job.outsidePostingWindows() ? next() : Optional.empty());
        answer.overtaken()
                .ifPresent(overtaken -> skip(
                        job, overtaken.tick(), now, tenure, "waited until the next tick came: " + overtaken.reason()));
        switch (answer.admission()) {
            case Admission.Wait wait -> {
                return Optional.of(wait.askAgainIn());
            }
            case Admission.Skip skip -> skip(job, tick, now, tenure, skip.detail());
            case Admission.Run run ->
                run(job, start(job, tick, now, tenure), tenure, machine(answer.waited(), time), body);
        }
        return Optional.empty();
    }

    /** Without an answer nothing is kept away: what follows meets the same trouble and records it. */
    private Optional<Instant> next() {
        try {
            return nextPost.get();
        } catch (StoreUnavailable e) {
            return Optional.empty();
        }
    }

    private static Duration machine(Duration account, AccountTime time) {
        return account.dividedBy(time.rate());
    }

    private StartedRun start(JobDefinition job, Instant tick, Instant now, Tenure tenure) {
        return new StartedRun(new RunId(ids.next()), tenure.account(), job.name(), tick, now);
    }

    private static RunContext context(StartedRun run, Tenure tenure, Consumer<String> phases) {
        return new RunContext(run.id(), run.job(), tenure, phases);
    }

    private void skip(JobDefinition job, Instant tick, Instant now, Tenure tenure, String detail) {
        StartedRun never = start(job, tick, now, tenure);
        RunOutcome outcome = new RunOutcome.Skipped(SkipReason.WAITED, detail);
        end(never.ended(outcome, RunMeasure.of(Duration.ZERO)), context(never, tenure, phase -> {}));
    }

    private void run(
            JobDefinition job,
            StartedRun started,
            Tenure tenure,
            Duration waited,
            Function<RunContext, RunOutcome> body) {
        RunPhases phases = new RunPhases(clock::monotonic);
        RunContext context = context(started, tenure, phases::begin);
        JobTries tries = new JobTries(job, () -> once(context, body), breakers, retries, clock);
        Duration begun = clock.monotonic();
        Supplier<RunMeasure> measure =
                () -> new RunMeasure(clock.monotonic().minus(begun), waited, phases.soFar(), tries.retried());
        keep(started, context);
        limits.begin(job, begun, () -> giveUp(job, context, started, measure));
        try {
            RunOutcome outcome = TraceContext.of(context).call(tries::make);
            switch (limits.end(job.name())) {
                case IN_TIME -> end(started.ended(outcome, measure.get()), context);
                case CANCELLED -> {
                    track(context, "job", "timeout", Severity.ERROR, "it was cancelled: " + overTime(job));
                    end(started.ended(timeout(job), measure.get()), context);
                }
                case GIVEN_UP -> {}
            }
        } finally {
            board.ended(job.name());
        }
    }

    private RunOutcome once(RunContext context, Function<RunContext, RunOutcome> body) {
        boolean works = breakers.status(Dependency.DATABASE).isClosed();
        if (!works && !breakers.beginProbe(Dependency.DATABASE)) {
            return new RunOutcome.Skipped(SkipReason.DEPENDENCY, "the circuit breaker of the database is open");
        }
        try {
            RunOutcome outcome = body.apply(context);
            breakers.succeeded(Dependency.DATABASE);
            return outcome;
        } catch (StoreUnavailable e) {
            breakers.failed(Dependency.DATABASE, describe(e));
            track(context, "store", "unavailable", Severity.ERROR, describe(e));
            return new RunOutcome.Failure(FailureKind.TRANSIENT, describe(e));
        } catch (RuntimeException | VirtualMachineError | LinkageError | AssertionError e) {
            LOG.error("a run of {} threw what nobody expected", context.job(), e);
            track(context, "job", "uncaught", Severity.ERROR, describe(e));
            return new RunOutcome.Failure(FailureKind.UNCAUGHT, describe(e));
        }
    }

    /** Its thread may come back much later; its place is free and its tick is over. */
    private void giveUp(JobDefinition job, RunContext context, StartedRun started, Supplier<RunMeasure> measure) {
        String message = "it hangs and was given up: " + overTime(job);
        track(context, "job", "hung", Severity.CRITICAL, message);
        end(started.ended(timeout(job), measure.get()), context);
        board.ended(job.name());
    }

    private static RunOutcome timeout(JobDefinition job) {
        return new RunOutcome.Failure(FailureKind.TIMEOUT, overTime(job));
    }

    private static String overTime(JobDefinition job) {
        return "it took longer than %d s".formatted(job.timing().timeout().toSeconds());
    }

    private void keep(StartedRun run, RunContext context) {
        log.began(run);
        try {
            heartbeats.begin(run);
        } catch (StoreUnavailable e) {
            track(context, "store", "heartbeat_not_kept", Severity.ERROR, describe(e));
        }
    }

    private void end(JobRun run, RunContext context) {
        log.ended(run);
        try {
            heartbeats.end(run);
        } catch (StoreUnavailable e) {
            track(context, "store", "heartbeat_not_kept", Severity.ERROR, describe(e));
        }
        watcher.saw(new EngineEvent.RunEnded(run));
    }

    private void track(RunContext context, String component, String kind, Severity severity, String message) {
        errors.record(new TrackedError(component, kind, severity, message, context.errorContext()));
    }

    private static String describe(Throwable e) {
        return "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
    }
}
