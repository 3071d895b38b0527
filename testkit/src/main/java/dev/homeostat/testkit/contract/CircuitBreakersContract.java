package dev.homeostat.testkit.contract;

/** What every {@link dev.homeostat.application.resilience.port.CircuitBreakers} must do. */
public interface CircuitBreakersContract
        extends BreakerOpeningContract, BreakerProbingContract, BreakerEpisodesContract {}
