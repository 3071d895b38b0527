package dev.homeostat.simulation.virtual.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final SkewedTime TIME =
            new SkewedTime(Duration.ofSeconds(12), Duration.ofSeconds(40), Duration.ofSeconds(120));

    @Test
    void timesAreSkewedAsSaid() {
        SplittableRandom random = new SplittableRandom(1);
        long[] drawn = IntStream.range(0, 100_000)
                .mapToLong(number -> TIME.drawn(random).toMillis())
                .sorted()
                .toArray();

        assertThat(Waits.quantile(drawn, 0.5).toMillis()).isCloseTo(12_000, within(200L));
        assertThat(Waits.quantile(drawn, 0.95).toMillis()).isCloseTo(40_000, within(1_000L));
        assertThat(Waits.quantile(drawn, 1)).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
        assertThat(Arrays.stream(drawn).average().orElseThrow())
                .isCloseTo((double) TIME.mean().toMillis(), within(200.0));
    }

    @Test
    void quantilesAreWhatSoManyDidNotExceed() {
        long[] hundred =
                IntStream.rangeClosed(1, 100).mapToLong(number -> number).toArray();

        assertThat(Waits.quantile(hundred, 0.95)).isEqualTo(Duration.ofMillis(95));
        assertThat(Waits.quantile(hundred, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(Waits.quantile(new long[0], 0.95)).isZero();
    }

    @Test
    void theLoadIsThatOfThePlan() {
        PoolPlan plan = PoolPlan.of(12, 500, 3);
        List<Operation> all = IntStream.range(0, plan.stretches())
                .boxed()
                .flatMap(stretch -> Workload.of(plan, stretch).stream())
                .toList();

        assertThat(load(all.stream()) / Duration.ofHours(500).toMillis()).isCloseTo(2.4, within(0.05));
        assertThat(all.stream().filter(Operation::isCritical).count()).isBetween(5_700L, 6_300L);
        assertThat((double) all.stream().filter(Operation::hangs).count() / all.size())
                .isCloseTo(0.005, within(0.001));
        assertThat(all.stream().filter(operation -> !operation.isCritical()).map(Operation::yields))
                .allMatch(yields -> yields.compareTo(Duration.ofSeconds(4)) <= 0);
        assertThat(Workload.of(plan, 1)).isSortedAccordingTo(Comparator.comparing(Operation::at));
    }

    private static double load(Stream<Operation> operations) {
        return operations
                .map(operation -> operation.hangs() ? Duration.ofSeconds(184) : operation.takes())
                .mapToLong(Duration::toMillis)
                .sum();
    }
}
