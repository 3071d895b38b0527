package dev.homeostat.testkit.memory;

import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.contract.CircuitBreakersContract;

class InMemoryCircuitBreakersTest implements CircuitBreakersContract {

    @Override
    public CircuitBreakers breakers(ManualClock clock, BreakerSettings settings, BreakerListener listener) {
        return new InMemoryCircuitBreakers(clock, settings, listener);
    }
}
