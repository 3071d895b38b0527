package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When every {@link CircuitBreakers} must open. */
interface BreakerOpeningContract extends BreakerFixture {

    @Test
    default void opensAtTheFifthFailureInARow() {
        BreakerBench bench = new BreakerBench(this);
        bench.fail(4);
        assertThat(bench.status()).isEqualTo(new BreakerStatus.Closed(false));

        bench.fail(1);
        assertThat(bench.status()).isEqualTo(new BreakerStatus.Open(START.plus(FIRST), Duration.ZERO));
    }

    @Test
    default void saysWhetherAnythingWasSeenToWork() {
        BreakerBench bench = new BreakerBench(this);
        bench.breakers.succeeded(Dependency.SITE);

        assertThat(bench.status()).isEqualTo(new BreakerStatus.Closed(true));
        assertThat(bench.breakers.status(Dependency.LOGIN)).isEqualTo(new BreakerStatus.Closed(false));
    }

    @Test
    default void aSuccessBetweenEndsTheCount() {
        BreakerBench bench = new BreakerBench(this);
        for (int round = 0; round < 2; round++) {
            bench.fail(4);
            bench.breakers.succeeded(Dependency.SITE);
        }
        assertThat(bench.status().isClosed()).isTrue();
    }

    @Test
    default void opensWhenHalfOfTheLatestTwentyFailedThoughNeverFiveInARow() {
        BreakerBench bench = new BreakerBench(this);
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
        BreakerBench bench = new BreakerBench(this);
        for (int round = 0; round < 50; round++) {
            bench.fail(1);
            bench.breakers.succeeded(Dependency.SITE);
            bench.breakers.succeeded(Dependency.SITE);
        }
        assertThat(bench.status().isClosed()).isTrue();
    }

    @Test
    default void whatFailedBeforeItOpenedDoesNotCountOnceItIsClosed() {
        BreakerBench bench = new BreakerBench(this);
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
        BreakerBench bench = new BreakerBench(this);
        bench.fail(5);

        assertThat(bench.breakers.status(Dependency.BROWSER).isClosed()).isTrue();
        assertThat(bench.breakers.status(Dependency.LOGIN).isClosed()).isTrue();
        assertThat(bench.breakers.status(Dependency.DATABASE).isClosed()).isTrue();
    }
}
