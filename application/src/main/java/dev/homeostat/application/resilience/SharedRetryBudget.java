package dev.homeostat.application.resilience;

import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.resilience.RetryBudget;
import java.time.Duration;
import java.util.Optional;

/** The one retry budget of a process, shared by everything that retries. Thread-safe. */
public final class SharedRetryBudget implements RetryAllowance {

    private final MachineClock clock;
    private RetryBudget budget;

    /** A budget of {@link RetryBudget#DEFAULT} size. */
    public SharedRetryBudget(MachineClock clock) {
        this(clock, RetryBudget.DEFAULT);
    }

    public SharedRetryBudget(MachineClock clock, RetryBudget budget) {
        this.clock = clock;
        this.budget = budget;
    }

    @Override
    public synchronized void firstTry() {
        budget = budget.firstTry(clock.monotonic());
    }

    @Override
    public synchronized boolean tryRetry() {
        Duration now = clock.monotonic();
        Optional<RetryBudget> after = budget.retry(now);
        after.ifPresent(left -> budget = left);
        return after.isPresent();
    }
}
