package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.BreakerTransition.Change;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every {@link CircuitBreakers} must be probed and closed. */
interface BreakerProbingContract extends BreakerFixture {

    @Test
    default void aProbeIsDueAfterTheOpenTimeAndNotBefore() {
        BreakerBench bench = new BreakerBench(this);
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
        assertThat(new BreakerBench(this).breakers.beginProbe(Dependency.SITE)).isFalse();
    }

    @Test
    default void oneProbesWhileTheOthersWait() {
        BreakerBench bench = new BreakerBench(this);
        bench.openUntilDue();

        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isTrue();
        assertThat(bench.breakers.beginProbe(Dependency.SITE)).isFalse();
        assertThat(bench.status())
                .isEqualTo(new BreakerStatus.Open(bench.clock.now().plus(SETTINGS.probeTimeout()), FIRST));
    }

    @Test
    default void ofManyThatAskAtOnceOneProbes() throws ExecutionException, InterruptedException {
        BreakerBench bench = new BreakerBench(this);
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
        BreakerBench bench = new BreakerBench(this);
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
        BreakerBench bench = new BreakerBench(this);
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
        BreakerBench bench = new BreakerBench(this);
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
        BreakerBench bench = new BreakerBench(this);
        bench.openUntilDue();
        bench.breakers.beginProbe(Dependency.SITE);
        bench.clock.advance(SETTINGS.probeTimeout().multipliedBy(2));
        bench.fail(1);

        assertThat(bench.openTime()).isEqualTo(FIRST.multipliedBy(2));
    }

    @Test
    default void aSuccessFromElsewhereClosesItEarly() {
        BreakerBench bench = new BreakerBench(this);
        bench.fail(5);
        bench.clock.advance(Duration.ofSeconds(7));
        bench.breakers.succeeded(Dependency.SITE);

        assertThat(bench.status().isClosed()).isTrue();
        assertThat(bench.changes()).containsExactly(Change.OPENED, Change.CLOSED);
    }

    @Test
    default void failuresWhileOpenChangeNothing() {
        BreakerBench bench = new BreakerBench(this);
        bench.fail(5);
        bench.clock.advance(Duration.ofSeconds(10));
        bench.fail(20);

        assertThat(bench.openTime()).isEqualTo(FIRST.minusSeconds(10));
        assertThat(bench.changes()).containsExactly(Change.OPENED);
    }

    @Test
    default void aFailureWhileAProbeIsDueChangesNothing() {
        BreakerBench bench = new BreakerBench(this);
        bench.openUntilDue();
        bench.fail(1);

        assertThat(bench.status()).isInstanceOf(BreakerStatus.ProbeDue.class);
    }
}
