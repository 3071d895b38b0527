package dev.homeostat.simulation.virtual.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is critical does not wait; for 2,600 hours instead of 100 with {@code homeostat.full}. */
class PoolTrialTest {

    private static final boolean FULL = Boolean.getBoolean("homeostat.full");
    private static final int HOURS = FULL ? 2_600 : 100;

    @Test
    void whatIsCriticalDoesNotWaitForAMinuteAndNothingStarves() throws InterruptedException {
        List<PoolPlan> plans =
                Stream.of(4, 12, 20).map(rate -> PoolPlan.of(rate, HOURS, 1)).toList();
        PoolTrial trial = PoolTrial.run(plans, report -> {});

        assertThat(trial.reports()).hasSize(12);
        assertThat(trial.holds()).as("%s", trial).isTrue();
        assertThat(trial.isShown()).as("enough to be sure of 0.05 %%").isEqualTo(FULL);
        for (PoolReport report : trial.reports()) {
            if (report.sharing().isOurs()) {
                assertThat(report.critical().longest()).isLessThan(Duration.ofMinutes(1));
                assertThat(report.brokenOff()).isPositive();
            }
        }
    }

    @Test
    void aReservationLetsSlowPublishesWait() {
        PoolPlan slow = PoolPlan.of(12, 100, 1).withPublish(Duration.ofSeconds(45));

        Share reserved = PoolTrial.run(slow, Sharing.RESERVED).overAMinute();
        Share anyFree = PoolTrial.run(slow, Sharing.ANY_FREE).overAMinute();
        Share leased = PoolTrial.run(slow, Sharing.LEASED).overAMinute();

        assertThat(reserved.lower()).isGreaterThan(0.03).isGreaterThan(anyFree.upper());
        assertThat(leased.hits()).isZero();
        assertThat(leased.all()).isEqualTo(reserved.all());
    }

    @Test
    void anotherBrowserShortensTheWaitsOfTheOthers() {
        PoolPlan plan = PoolPlan.of(20, 100, 1);

        PoolReport leased = PoolTrial.run(plan, Sharing.LEASED);
        PoolReport sized = PoolTrial.run(plan, Sharing.SIZED);

        assertThat(sized.background().p95())
                .isLessThan(leased.background().p95().dividedBy(2));
        assertThat(sized.utilization()).isLessThan(0.8);
        assertThat(leased.utilization()).isGreaterThan(0.8);
        assertThat(sized.browsers()).isBetween(3.0, 4.0);
        assertThat(sized.resizes()).as("in 100 hours").isBetween(4, 40);
    }

    @Test
    void theSamePlanIsTheSameReport() {
        PoolPlan plan = PoolPlan.of(12, 30, 5);

        assertThat(PoolTrial.run(plan, Sharing.SIZED))
                .isEqualTo(PoolTrial.run(plan, Sharing.SIZED))
                .isNotEqualTo(PoolTrial.run(PoolPlan.of(12, 30, 6), Sharing.SIZED));
    }
}
