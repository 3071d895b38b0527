package dev.homeostat.adapter.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.BreakerTransition.Change;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.contract.CircuitBreakersContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Resilience4jCircuitBreakersTest implements CircuitBreakersContract {

    private final ManualClock clock = new ManualClock(START);

    @Override
    public CircuitBreakers breakers(ManualClock clock, BreakerSettings settings, BreakerListener listener) {
        return new Resilience4jCircuitBreakers(clock, settings, listener);
    }

    @Test
    void aListenerThatFailsDisturbsNobody() {
        CircuitBreakers breakers = breakers(clock, SETTINGS, transition -> {
            throw new IllegalStateException("planned");
        });
        IntStream.range(0, 5).forEach(number -> breakers.failed(Dependency.LOGIN, "no form"));
        breakers.succeeded(Dependency.LOGIN);

        assertThat(breakers.status(Dependency.LOGIN).isClosed()).isTrue();
    }

    @Test
    void transitionsAreToldInTheirOrderHoweverManyThreadsReport() {
        List<BreakerTransition> told = Collections.synchronizedList(new ArrayList<>());
        CircuitBreakers breakers = breakers(clock, SETTINGS, told::add);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int number = 0; number < 4_000; number++) {
                boolean well = number % 7 == 0;
                threads.execute(() -> {
                    if (well) {
                        breakers.succeeded(Dependency.DATABASE);
                    } else {
                        breakers.failed(Dependency.DATABASE, "away");
                    }
                });
            }
        }

        assertThat(told.size()).isPositive();
        List<Change> changes = told.stream().map(BreakerTransition::change).toList();
        assertThat(changes.getFirst()).isEqualTo(Change.OPENED);
        for (int next = 1; next < changes.size(); next++) {
            Change expected = changes.get(next - 1) == Change.CLOSED ? Change.REOPENED : Change.CLOSED;
            assertThat(changes.get(next)).isEqualTo(expected);
        }
    }

    @Test
    void startsNoThreadOfItsOwn() {
        CircuitBreakers breakers = breakers(clock, SETTINGS, transition -> {});
        IntStream.range(0, 5).forEach(number -> breakers.failed(Dependency.SITE, "down"));
        clock.advance(SETTINGS.firstOpen());
        breakers.beginProbe(Dependency.SITE);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("CircuitBreakerAutoTransition"));
    }
}
