package dev.homeostat.simulation.virtual.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.browserlease.LeasePriority;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-made operations, whose fate can be told with pencil and paper. */
class VirtualPoolTest {

    private static final PoolPlan PLAN = PoolPlan.of(4, 1, 1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void whatIsCriticalWaitsForTheYoungestToGiveWay() {
        PoolReport report = run(
                Sharing.LEASED,
                background(0, 100, false),
                background(1, 100, false),
                background(2, 100, false),
                critical(10, 20));

        assertThat(report.critical().longest()).isEqualTo(Duration.ofSeconds(2));
        assertThat(report.brokenOff()).isEqualTo(1);
        assertThat(report.background().count()).isEqualTo(4);
        assertThat(report.background().longest())
                .as("it asks again at 12 and gets the browser of the critical one at 32")
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whatHangsIsEndedAndReplaced() {
        PoolReport report = run(
                Sharing.LEASED,
                background(0, 100, true),
                background(0, 100, true),
                background(0, 100, true),
                critical(10, 20));

        assertThat(report.critical().longest()).isEqualTo(Duration.ofSeconds(5).plus(Workload.REPLACING));
        assertThat(report.ended()).isEqualTo(3);
        assertThat(report.brokenOff()).isZero();
    }

    @Test
    void aPlainReservationLetsTheSecondCriticalOneWaitThoughOthersAreFree() {
        Operation[] two = {critical(10, 90), critical(11, 5)};

        assertThat(run(Sharing.RESERVED, two).critical().longest()).isEqualTo(Duration.ofSeconds(89));
        assertThat(run(Sharing.RESERVED, two).overAMinute()).isEqualTo(new Share(1, 2));
        assertThat(run(Sharing.ANY_FREE, two).critical().longest()).isZero();
        assertThat(run(Sharing.LEASED, two).critical().longest()).isZero();
    }

    @Test
    void aReservationKeepsABrowserIdleWhileOthersWait() {
        Operation[] three = {background(0, 60, false), background(0, 60, false), background(0, 60, false)};

        assertThat(run(Sharing.RESERVED, three).background().longest()).isEqualTo(Duration.ofMinutes(1));
        assertThat(run(Sharing.ANY_FREE, three).background().longest()).isEqualTo(Duration.ofMinutes(1));
        assertThat(run(Sharing.LEASED, three).background().longest()).isZero();
    }

    @Test
    void whoStillWaitsAtTheEndCounts() {
        Operation starving = new Operation(
                Duration.ZERO, new LeasePriority(8), PATIENCE, Duration.ofMinutes(2), Duration.ZERO, false);
        Operation[] many = new Operation[100];
        Arrays.fill(many, starving);

        PoolReport report = run(Sharing.RESERVED, many);

        assertThat(report.background().count()).isEqualTo(100);
        assertThat(report.background().longest()).isEqualTo(Duration.ofHours(1));
        assertThat(report.starved())
                .as("two every two minutes get one in time: ten minutes")
                .isEqualTo(88);
        assertThat(report.holds()).isFalse();
    }

    private static PoolReport run(Sharing sharing, Operation... operations) {
        PoolLog log = new PoolLog();
        VirtualPool.run(sharing, List.of(operations), Duration.ofHours(1), log);
        return log.report(PLAN, sharing);
    }

    private static Operation background(int at, int takes, boolean hangs) {
        return operation(at, LeasePriority.BACKGROUND, takes, hangs);
    }

    private static Operation critical(int at, int takes) {
        return operation(at, LeasePriority.POSTING, takes, false);
    }

    private static Operation operation(int at, LeasePriority priority, int takes, boolean hangs) {
        return new Operation(
                Duration.ofSeconds(at), priority, PATIENCE, Duration.ofSeconds(takes), Duration.ofSeconds(2), hangs);
    }
}
