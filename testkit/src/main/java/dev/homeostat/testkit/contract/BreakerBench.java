package dev.homeostat.testkit.contract;

import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.BreakerTransition.Change;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Breakers on a clock of their own, and what their listener was told. */
final class BreakerBench {

    final ManualClock clock = new ManualClock(BreakerFixture.START);
    final List<BreakerTransition> told = Collections.synchronizedList(new ArrayList<>());
    final CircuitBreakers breakers;

    BreakerBench(BreakerFixture fixture) {
        breakers = fixture.breakers(clock, BreakerFixture.SETTINGS, told::add);
    }

    void fail(int times) {
        IntStream.range(0, times).forEach(number -> breakers.failed(Dependency.SITE, "down"));
    }

    void openUntilDue() {
        fail(5);
        clock.advance(BreakerFixture.FIRST);
    }

    BreakerStatus status() {
        return breakers.status(Dependency.SITE);
    }

    Duration openTime() {
        return Duration.between(clock.now(), ((BreakerStatus.Open) status()).until());
    }

    List<Change> changes() {
        return told.stream().map(BreakerTransition::change).toList();
    }
}
