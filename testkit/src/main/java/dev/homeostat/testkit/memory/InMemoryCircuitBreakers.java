package dev.homeostat.testkit.memory;

import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.Dependency;
import java.util.EnumMap;
import java.util.Map;

/** Circuit breakers without a library. The listener is told while all of them are locked. Thread-safe. */
public final class InMemoryCircuitBreakers implements CircuitBreakers {

    private final Map<Dependency, MemoryBreaker> breakers = new EnumMap<>(Dependency.class);
    private final MachineClock clock;
    private final BreakerSettings settings;
    private final BreakerListener listener;

    /** Breakers that all have the same settings, closed. */
    public InMemoryCircuitBreakers(MachineClock clock, BreakerSettings settings, BreakerListener listener) {
        this.clock = clock;
        this.settings = settings;
        this.listener = listener;
    }

    @Override
    public synchronized BreakerStatus status(Dependency dependency) {
        return breaker(dependency).status(clock.now(), clock.monotonic());
    }

    @Override
    public synchronized boolean beginProbe(Dependency dependency) {
        return breaker(dependency).beginProbe(clock.monotonic());
    }

    @Override
    public synchronized void succeeded(Dependency dependency) {
        breaker(dependency).succeeded(clock.now(), clock.monotonic()).ifPresent(listener::changed);
    }

    @Override
    public synchronized void failed(Dependency dependency, String detail) {
        breaker(dependency).failed(detail, clock.now(), clock.monotonic()).ifPresent(listener::changed);
    }

    private MemoryBreaker breaker(Dependency dependency) {
        return breakers.computeIfAbsent(dependency, any -> new MemoryBreaker(any, settings));
    }
}
