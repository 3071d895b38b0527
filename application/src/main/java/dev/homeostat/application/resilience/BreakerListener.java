package dev.homeostat.application.resilience;

import dev.homeostat.domain.resilience.BreakerTransition;

/**
 * Is told when a circuit breaker opens or closes, in the order in which it happened, by a thread that reported a success
 * or a failure. It must return quickly and not throw; it may ask the breakers and report to them.
 */
@FunctionalInterface
public interface BreakerListener {

    void changed(BreakerTransition transition);
}
