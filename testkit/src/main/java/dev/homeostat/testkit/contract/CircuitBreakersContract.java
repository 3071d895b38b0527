package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.BreakerTransition.Change;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CircuitBreakers} must do. */
public interface CircuitBreakersContract {

    Instant START = Instant.parse("2026-03-01T12:00:00Z");
    BreakerSettings SETTINGS = BreakerSettings.DEFAULT;
    Duration FIRST = SETTINGS.firstOpen();

    /** New breakers under test, closed. */
    CircuitBreakers breakers(ManualClock clock, BreakerSettings settings, BreakerListener listener);

    @Test
    default void opensAtTheFifthFailureInARow() {
        Bench bench = new Bench(this);
        bench.fail(4);
        assertThat(bench.status()).isEqualTo(new BreakerStatus.Closed(false));

        bench.fail(1);
        assertThat(bench.status()).isEqualTo(new BreakerStatus.Open(START.plus(FIRST), Duration.ZERO));
    }

    @Test
    default void saysWhetherAnythingWasSeenToWork() {
        Bench bench = new Bench(this);
        bench.breakers.succeeded(Dependency.SITE);

        assertThat(bench.status()).isEqualTo(new BreakerStatus.Closed(true));
        assertThat(bench.breakers.status(Dependency.LOGIN)).isEqualTo(new BreakerStatus.Closed(false));
    }

    @Test
    default void aSuccessBetweenEndsTheCount() {
        Bench bench = new Bench(this);
        for (int round = 0; round < 2; round++) {
            bench.fail(4);
            bench.breakers.succeeded(Dependency.SITE);
        }
        assertThat(bench.status().isClosed()).isTrue();
    }

    @Test
    default void opensWhenHalfOfTheLatestTwentyFailedThoughNeverFiveInARow() {
        Bench bench = new Bench(this);
        for (int round = 0; round < 9; round++) {
            bench.fail(1);
            bench.breakers.succeeded(Dependency.SITE);
        }
        assertThat(bench.status().isClosed()).isTrue();

        bench.fail(1);
        assertThat(bench.status().isClosed()).isFalse();
    }

    @Test
    default void aFailureNowAndThenAmongMoreSuccessesNeverOpensIt() {
        Bench bench = new Bench(this);
        for (int round = 0; round < 50; round++) {
            bench.fail(1);
            bench.breakers.succeeded(Dependency.SITE);
            bench.breakers.succeeded(Dependency.SITE);
        }
        assertThat(bench.status().isClosed()).isTrue();
    }

    @Test
    default void whatFailedBeforeItOpenedDoesNotCountOnceItIsClosed() {
        Bench bench = new Bench(this);
        bench.fail(5);
        bench.breakers.succeeded(Dependency.SITE);

        for (int round = 0; round < 2; round++) {
            bench.fail(4);
            bench.breakers.succeeded(Dependency.SITE);
        }
        assertThat(bench.status().isClosed()).isTrue();
    }

    @Test
    default void eachDependencyHasItsOwn() {
        Bench bench = new Bench(this);
        bench.fail(5);

        assertThat(bench.breakers.status(Dependency.BROWSER).isClosed()).isTrue();
        assertThat(bench.breakers.status(Dependency.LOGIN).isClosed()).isTrue();
        assertThat(bench.breakers.status(Dependency.DATABASE).isClosed()).isTrue();
    }

    @Test
    default void aProbeIsDueAfterTheOpenTimeAndNotBefore() {
        Bench bench = new Bench(this);
        bench.fail(5);

        bench.clock.advance(FIRST.minusMillis(1));
        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isFalse();
        assertThat(bench.status()).isInstanceOf(BreakerStatus.Open.class);

        bench.clock.advance(Duration.ofMillis(1));
        assertThat(bench.status()).isEqualTo(new BreakerStatus.ProbeDue(FIRST));
        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isTrue();
    }

    @Test
    default void nobodyProbesWhatIsClosed() {
        assertThat(new Bench(this).breakers.beginProbe(Dependency.SITE)).isFalse();
    }

    @Test
    default void oneProbesWhileTheOthersWait() {
        Bench bench = new Bench(this);
        bench.openUntilDue();

        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isTrue();
        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isFalse();
        assertThat(bench.status())
                .isEqualTo(new BreakerStatus.Open(bench.clock.now().plus(SETTINGS.probeTimeout()), FIRST));
    }

    @Test
    default void ofManyThatAskAtOnceOneProbes() throws ExecutionException, InterruptedException {
        Bench bench = new Bench(this);
        bench.openUntilDue();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> asked = IntStream.range(0, 64)
                    .mapToObj(number -> threads.submit(() -> bench.breakers.beginProbe(Dependency.SITE)))
                    .toList();
            int leaves = 0;
            for (Future<Boolean> answer : asked) {
                leaves += answer.get() ? 1 : 0;
            }
            assertThat(leaves).isEqualTo(1);
        }
    }

    @Test
    default void aProbeThatGoesWellCloses() {
        Bench bench = new Bench(this);
        bench.openUntilDue();
        bench.breakers.beginProbe(Dependency.SITE);
        bench.breakers.succeeded(Dependency.SITE);

        assertThat(bench.status().isClosed()).isTrue();
        bench.fail(4);
        assertThat(bench.status().isClosed()).isTrue();
        bench.fail(1);
        assertThat(bench.openTime()).isEqualTo(FIRST);
    }

    @Test
    default void eachProbeThatFailsDoublesTheOpenTimeUpToTheLongest() {
        Bench bench = new Bench(this);
        bench.fail(5);
        List<Duration> times = new ArrayList<>();
        for (int opening = 0; opening < 7; opening++) {
            times.add(bench.openTime());
            bench.clock.advance(bench.openTime());
            assertThat(bench.breakers.beginProbe(Dependency.SITE)).isTrue();
            bench.fail(1);
        }
        assertThat(times.stream().map(Duration::toSeconds)).containsExactly(60L, 120L, 240L, 480L, 900L, 900L, 900L);
    }

    @Test
    default void aProberThatDiesKeepsTheNextWaitingForTheProbeTimeoutOnly() {
        Bench bench = new Bench(this);
        bench.openUntilDue();
        bench.breakers.beginProbe(Dependency.SITE);

        bench.clock.advance(SETTINGS.probeTimeout().minusMillis(1));
        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isFalse();
        bench.clock.advance(Duration.ofMillis(1));
        assertThat(bench.status()).isInstanceOf(BreakerStatus.ProbeDue.class);
        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isTrue();
        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isFalse();

        bench.breakers.succeeded(Dependency.SITE);
        assertThat(bench.status().isClosed()).isTrue();
    }

    @Test
    default void aFailureReportedAfterTheProbeTimeoutIsAFailedProbe() {
        Bench bench = new Bench(this);
        bench.openUntilDue();
        bench.breakers.beginProbe(Dependency.SITE);
        bench.clock.advance(SETTINGS.probeTimeout().multipliedBy(2));
        bench.fail(1);

        assertThat(bench.openTime()).isEqualTo(FIRST.multipliedBy(2));
    }

    @Test
    default void aSuccessFromElsewhereClosesItEarly() {
        Bench bench = new Bench(this);
        bench.fail(5);
        bench.clock.advance(Duration.ofSeconds(7));
        bench.breakers.succeeded(Dependency.SITE);

        assertThat(bench.status().isClosed()).isTrue();
        assertThat(bench.changes()).containsExactly(Change.OPENED, Change.CLOSED);
    }

    @Test
    default void failuresWhileOpenChangeNothing() {
        Bench bench = new Bench(this);
        bench.fail(5);
        bench.clock.advance(Duration.ofSeconds(10));
        bench.fail(20);

        assertThat(bench.openTime()).isEqualTo(FIRST.minusSeconds(10));
        assertThat(bench.changes()).containsExactly(Change.OPENED);
    }

    @Test
    default void aFailureWhileAProbeIsDueChangesNothing() {
        Bench bench = new Bench(this);
        bench.openUntilDue();
        bench.fail(1);

        assertThat(bench.status()).isInstanceOf(BreakerStatus.ProbeDue.class);
    }

    @Test
    default void tellsWhatHappenedAndWhy() {
        Bench bench = new Bench(this);
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
        Bench bench = new Bench(this);
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
        Bench bench = new Bench(this);
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
        Bench bench = new Bench(this);
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
        Bench bench = new Bench(this);
        List<BreakerStatus> seen = new ArrayList<>();
        List<CircuitBreakers> self = new ArrayList<>();
        self.add(breakers(bench.clock, SETTINGS, transition -> {
            seen.add(self.getFirst().status(transition.dependency()));
            self.getFirst().failed(Dependency.DATABASE, "the event could not be kept");
        }));
        IntStream.range(0, 5).forEach(number -> self.getFirst().failed(Dependency.SITE, "down"));

        assertThat(seen).hasSize(1).first().isInstanceOf(BreakerStatus.Open.class);
    }

    /** Breakers on a clock of their own, and what their listener was told. */
    final class Bench {

        final ManualClock clock = new ManualClock(START);
        final List<BreakerTransition> told = Collections.synchronizedList(new ArrayList<>());
        final CircuitBreakers breakers;

        Bench(CircuitBreakersContract contract) {
            breakers = contract.breakers(clock, SETTINGS, told::add);
        }

        void fail(int times) {
            IntStream.range(0, times).forEach(number -> breakers.failed(Dependency.SITE, "down"));
        }

        void openUntilDue() {
            fail(5);
            clock.advance(FIRST);
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
}
