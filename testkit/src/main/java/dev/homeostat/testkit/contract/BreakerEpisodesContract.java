package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.BreakerTransition.Change;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CircuitBreakers} must tell of its episodes. */
interface BreakerEpisodesContract extends BreakerFixture {

    @Test
    default void tellsWhatHappenedAndWhy() {
        BreakerBench bench = new BreakerBench(this);
        bench.fail(4);
        bench.breakers.failed(Dependency.SITE, "the page did not load");
        bench.clock.advance(FIRST);
        bench.breakers.beginProbe(Dependency.SITE);
        bench.clock.advance(Duration.ofSeconds(3));
        bench.breakers.failed(Dependency.SITE, "still nothing");

        Duration open = FIRST.plusSeconds(3);
        assertThat(bench.told)
                .containsExactly(
                        new BreakerTransition(
                                Dependency.SITE, Change.OPENED, "the page did not load", START, START, Duration.ZERO),
                        new BreakerTransition(
                                Dependency.SITE, Change.REOPENED, "still nothing", START.plus(open), START, open));
    }

    /** A breaker that looks closed or half-open every minute must not set back the clock of the alert. */
    @Test
    default void flappingEveryMinuteStillAddsUpToAnAlert() {
        BreakerBench bench = new BreakerBench(this);
        int rounds = 0;
        while (!SETTINGS.isStuck(bench.status())) {
            assertThat(rounds++).as("rounds without an alert").isLessThan(31);
            bench.fail(5);
            bench.clock.advance(FIRST);
            if (SETTINGS.isStuck(bench.status())) {
                break;
            }
            bench.breakers.beginProbe(Dependency.SITE);
            bench.breakers.succeeded(Dependency.SITE);
            bench.clock.advance(Duration.ofSeconds(30));
        }
        assertThat(rounds).isEqualTo(30);
        assertThat(bench.changes().stream().filter(Change.OPENED::equals)).hasSize(1);
    }

    @Test
    default void halfOpenFlapsDoNotSetTheClockBack() {
        BreakerBench bench = new BreakerBench(this);
        bench.fail(5);
        while (Duration.between(START, bench.clock.now()).compareTo(SETTINGS.alertAfter()) < 0) {
            assertThat(SETTINGS.isStuck(bench.status())).isFalse();
            bench.clock.advance(Duration.ofSeconds(5));
            if (bench.breakers.beginProbe(Dependency.SITE)) {
                bench.fail(1);
            }
        }
        assertThat(bench.status().cumulativeOpen()).isEqualTo(SETTINGS.alertAfter());
        assertThat(SETTINGS.isStuck(bench.status())).isTrue();
    }

    @Test
    default void afterAProbationWithoutTroubleTheNextOpeningIsANewEpisode() {
        BreakerBench bench = new BreakerBench(this);
        bench.openUntilDue();
        bench.breakers.beginProbe(Dependency.SITE);
        bench.breakers.succeeded(Dependency.SITE);
        bench.clock.advance(SETTINGS.probation());
        bench.fail(5);

        assertThat(bench.changes()).containsExactly(Change.OPENED, Change.CLOSED, Change.OPENED);
        assertThat(bench.status().cumulativeOpen()).isZero();
        assertThat(bench.told.getLast().episodeBegan()).isEqualTo(bench.clock.now());
    }

    @Test
    default void theListenerMayAskAndReport() {
        BreakerBench bench = new BreakerBench(this);
        List<BreakerStatus> seen = new ArrayList<>();
        List<CircuitBreakers> self = new ArrayList<>();
        self.add(breakers(bench.clock, SETTINGS, transition -> {
            seen.add(self.getFirst().status(transition.dependency()));
            self.getFirst().failed(Dependency.DATABASE, "the event could not be kept");
        }));
        IntStream.range(0, 5).forEach(number -> self.getFirst().failed(Dependency.SITE, "down"));

        assertThat(seen).hasSize(1).first().isInstanceOf(BreakerStatus.Open.class);
    }
}
