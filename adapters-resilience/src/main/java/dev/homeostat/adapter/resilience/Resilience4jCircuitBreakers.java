package dev.homeostat.adapter.resilience;

import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.Dependency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Circuit breakers on resilience4j, on the monotonic time of the machine clock alone. There is no thread of their own: an
 * open breaker becomes due for a probe by the time that passes. Thread-safe.
 */
public final class Resilience4jCircuitBreakers implements CircuitBreakers {

    private final Map<Dependency, Circuit> circuits = new ConcurrentHashMap<>();
    private final MachineClock clock;
    private final BreakerSettings settings;
    private final Transitions transitions;

    /** Breakers that all have the same settings, closed. */
    public Resilience4jCircuitBreakers(MachineClock clock, BreakerSettings settings, BreakerListener listener) {
        this.clock = clock;
        this.settings = settings;
        this.transitions = new Transitions(listener);
    }

    @Override
    public BreakerStatus status(Dependency dependency) {
        return circuit(dependency).status();
    }

    @Override
    public boolean beginProbe(Dependency dependency) {
        return circuit(dependency).beginProbe();
    }

    @Override
    public void succeeded(Dependency dependency) {
        circuit(dependency).succeeded();
        transitions.deliver();
    }

    @Override
    public void failed(Dependency dependency, String detail) {
        circuit(dependency).failed(detail);
        transitions.deliver();
    }

    private Circuit circuit(Dependency dependency) {
        return circuits.computeIfAbsent(dependency, any -> new Circuit(any, clock, settings, transitions));
    }
}
