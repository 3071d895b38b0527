package dev.homeostat.testkit.contract;

import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;

/** What the contracts of {@link CircuitBreakers} need. */
interface BreakerFixture {

    Instant START = Instant.parse("2026-03-01T12:00:00Z");
    BreakerSettings SETTINGS = BreakerSettings.DEFAULT;
    Duration FIRST = SETTINGS.firstOpen();

    /** New breakers under test, closed. */
    CircuitBreakers breakers(ManualClock clock, BreakerSettings settings, BreakerListener listener);
}
