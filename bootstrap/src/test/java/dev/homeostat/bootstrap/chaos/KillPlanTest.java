package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KillPlanTest {

    @Test
    void noCellThatCanBeReachedIsEmptyInACompleteRun() {
        LongStream.range(0, 50)
                .forEach(seed -> assertThat(carriedOut(seed, KillPlan.COMPLETE).emptyCells())
                        .as("seed %d", seed)
                        .isEmpty());
    }

    @Test
    void halfOfTheKillsComeAtNamedPointsAndHalfAtRandomButForThoseThatNeedAPerson() {
        KillTable done = carriedOut(1, 60);
        assertThat(done.count(KillPoint.RANDOM)).isEqualTo(25);
        assertThat(KillPoint.named())
                .allSatisfy(point -> assertThat(done.count(point)).isPositive());
    }

    @Test
    void aSmallShareOfTheFaultsNeedsAPerson() {
        assertThat(planned(2))
                .filteredOn(kill -> kill.fault().group() == SiteFault.Group.PERSON)
                .hasSize(5);
    }

    @Test
    void whatIsBeyondTheBoundsIsPlannedOnlyWhereItIsAskedFor() {
        assertThat(planned(2)).noneMatch(kill -> kill.fault().group() == SiteFault.Group.BEYOND);
        assertThat(carriedOut(new KillPlan(2, true), 60).count(SiteFault.SHOW_TOO_LATE))
                .isPositive();
    }

    @Test
    void theFaultThatAPointHadLeastIsPlannedForIt() {
        KillTable done = new KillTable();
        for (SiteFault fault : KillPoint.RANDOM.reachable()) {
            if (fault != SiteFault.LOG_OUT) {
                done.add(KillPoint.RANDOM, fault);
            }
        }
        done.add(KillPoint.AFTER_INTENT, SiteFault.NO_REQUEST);
        KillPlan plan = new KillPlan(3, false);
        assertThat(done.kills() % 2).isOne();
        assertThat(plan.next(done).fault()).isEqualTo(SiteFault.LOG_OUT);
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
        KillPlan plan = new KillPlan(seed, false);
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
        return carriedOut(new KillPlan(seed, false), kills);
    }

    private static KillTable carriedOut(KillPlan plan, int kills) {
        KillTable done = new KillTable();
        for (int i = 0; i < kills; i++) {
            PlannedKill next = plan.next(done);
            done.add(next.point(), next.fault());
        }
        return done;
    }
}
