package dev.homeostat.application;

import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.RetryAllowance;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import java.util.function.Function;

/**
 * What keeps an engine's promises while something it depends on fails.
 *
 * @param breakers makes the circuit breakers, for whoever is to be told of them
 * @param journal keeps on this host what the store does not take
 */
public record KeepingPorts(
        Function<BreakerListener, CircuitBreakers> breakers, Retries retries, AttemptJournal journal) {

    /** Without circuit breakers and without a journal: while the store is away nothing goes out. */
    public static final KeepingPorts NONE = new KeepingPorts(
            listener -> CircuitBreakers.NONE, new Retries(RetryAllowance.UNLIMITED, () -> 0.5), AttemptJournal.NONE);
}
