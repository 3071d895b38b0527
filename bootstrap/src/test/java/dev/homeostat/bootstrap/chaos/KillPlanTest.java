package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KillPlanTest {

    @Test
    void noCellThatCanBeReachedIsEmptyAfterSixtyKills() {
        assertThat(KillPlan.COMPLETE).isEqualTo(60);
        LongStream.range(0, 50)
                .forEach(seed -> assertThat(carriedOut(seed, KillPlan.COMPLETE).emptyCells())
                        .as("seed %d", seed)
                        .isEmpty());
    }

    @Test
    void halfOfTheKillsComeAtNamedPointsAndHalfAtRandom() {
        KillTable done = carriedOut(1, 60);
        assertThat(done.count(KillPoint.RANDOM)).isEqualTo(30);
        assertThat(KillPoint.named())
                .allSatisfy(point -> assertThat(done.count(point)).isEqualTo(5));
    }

    @Test
    void aFaultThatWasNotMetIsPlannedAgain() {
        KillPlan plan = new KillPlan(3);
        KillTable done = new KillTable();
        done.add(KillPoint.BEFORE_INTENT, SiteFault.NO_REQUEST);
        SiteFault first = plan.next(done).fault();
        done.add(KillPoint.RANDOM, first == SiteFault.NONE ? SiteFault.SLOW : SiteFault.NONE);
        done.add(KillPoint.AFTER_INTENT, SiteFault.NO_REQUEST);
        assertThat(plan.next(done).fault()).isEqualTo(first);
    }

    @Test
    void theSameSeedPlansTheSameKills() {
        assertThat(planned(11)).isEqualTo(planned(11)).isNotEqualTo(planned(12));
    }

    @Test
    void plansNothingThatCannotBe() {
        assertThat(planned(5)).allMatch(kill -> kill.point().reaches(kill.fault()));
        assertThat(KillPoint.SITE_ACCEPTED.reaches(SiteFault.DROP_BEFORE_ACCEPT))
                .isFalse();
        assertThat(KillPoint.AFTER_INTENT.reachable()).containsExactly(SiteFault.NO_REQUEST);
    }

    private static List<PlannedKill> planned(long seed) {
        KillPlan plan = new KillPlan(seed);
        KillTable done = new KillTable();
        List<PlannedKill> kills = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            PlannedKill next = plan.next(done);
            done.add(next.point(), next.fault());
            kills.add(next);
        }
        return kills;
    }

    private static KillTable carriedOut(long seed, int kills) {
        KillPlan plan = new KillPlan(seed);
        KillTable done = new KillTable();
        for (int i = 0; i < kills; i++) {
            PlannedKill next = plan.next(done);
            done.add(next.point(), next.fault());
        }
        return done;
    }
}
