package dev.homeostat.application.resilience.port;

import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.Dependency;

/**
 * One circuit breaker a dependency, each for itself. Whoever is about to use a dependency asks for its status; whoever
 * used it reports how it went. What was wrong with the content or the call is no failure of the dependency and is not
 * reported, nor is its word to come later: that is an order to wait and not an outage.
 *
 * <p>Kept in memory, so a new process begins with all of them closed. Never throws. Implementations are thread-safe.
 */
public interface CircuitBreakers {

    /** Breakers that are always closed and never open. */
    CircuitBreakers NONE = new CircuitBreakers() {

        @Override
        public BreakerStatus status(Dependency dependency) {
            return new BreakerStatus.Closed(true);
        }

        @Override
        public boolean beginProbe(Dependency dependency) {
            return false;
        }

        @Override
        public void succeeded(Dependency dependency) {
            // Nothing is counted.
        }

        @Override
        public void failed(Dependency dependency, String detail) {
            // Nothing is counted.
        }
    };

    BreakerStatus status(Dependency dependency);

    /**
     * Asks to probe: true when the status was {@link BreakerStatus.ProbeDue}, for one caller only. That one makes a call
     * that changes nothing, ends it within the probe timeout, and reports how it went. When no report came by then,
     * another may probe.
     */
    boolean beginProbe(Dependency dependency);

    /**
     * The dependency did what it was asked. While closed, it ends the count of consecutive failures. While open it closes
     * the breaker at once, whoever reports it: a proof that the dependency works is a proof, also when it comes from
     * another part of the program than the prober.
     */
    void succeeded(Dependency dependency);

    /**
     * The dependency failed. Counts while closed, and ends a probe as failed; while the breaker is open and nobody
     * probes, it is the end of a call from before and changes nothing.
     *
     * @param detail for people, without secrets
     */
    void failed(Dependency dependency, String detail);
}
