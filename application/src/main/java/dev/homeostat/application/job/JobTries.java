package dev.homeostat.application.job;

import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.domain.resilience.ErrorClass;
import dev.homeostat.domain.resilience.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Tries a run again that failed for a passing reason, as often as its job and the process allow. For one run. */
final class JobTries {

    private final RetryPolicy policy;
    private final Supplier<RunOutcome> once;
    private final CircuitBreakers breakers;
    private final Retries retries;
    private final MachineClock clock;
    private final AtomicInteger retried = new AtomicInteger();

    JobTries(
            JobDefinition job,
            Supplier<RunOutcome> once,
            CircuitBreakers breakers,
            Retries retries,
            MachineClock clock) {
        this.policy = job.retries();
        this.once = once;
        this.breakers = breakers;
        this.retries = retries;
        this.clock = clock;
    }

    /** How the last try ended. */
    RunOutcome make() {
        retries.firstTry();
        while (true) {
            RunOutcome outcome = once.get();
            Optional<Duration> delay = delay(outcome);
            if (delay.isEmpty()) {
                return outcome;
            }
            clock.pause(delay.get());
            retried.incrementAndGet();
        }
    }

    /** How often it was tried again. */
    int retried() {
        return retried.get();
    }

    private Optional<Duration> delay(RunOutcome outcome) {
        boolean passing = outcome instanceof RunOutcome.Failure failure && failure.kind() == FailureKind.TRANSIENT;
        return passing
                        && !policy.delays().isEmpty()
                        && breakers.status(Dependency.DATABASE).isClosed()
                        && !Thread.currentThread().isInterrupted()
                ? retries.delayBefore(policy, ErrorClass.TRANSIENT, retried.get())
                : Optional.empty();
    }
}
