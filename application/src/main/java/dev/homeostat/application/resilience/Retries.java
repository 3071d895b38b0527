package dev.homeostat.application.resilience;

import dev.homeostat.domain.resilience.ErrorClass;
import dev.homeostat.domain.resilience.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Leave to try again: by the policy, and within what the process allows itself. Thread-safe if the source of jitter is.
 *
 * @param jitter random numbers, 0 or more and less than 1
 */
public record Retries(RetryAllowance allowance, DoubleSupplier jitter) {

    /** Something is tried for the first time. */
    public void firstTry() {
        allowance.firstTry();
    }

    /**
     * How long to wait before the next try, empty when there is none. Where there is one, it is paid for.
     *
     * @param retriesSoFar 0 after the first try
     */
    public Optional<Duration> delayBefore(RetryPolicy policy, ErrorClass error, int retriesSoFar) {
        return policy.delayBefore(error, retriesSoFar, jitter.getAsDouble()).filter(delay -> allowance.tryRetry());
    }
}
