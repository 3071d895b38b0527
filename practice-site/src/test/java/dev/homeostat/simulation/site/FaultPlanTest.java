package dev.homeostat.simulation.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    @Test
    void sameSeedGivesTheSameFaults() {
        assertThat(take(FaultPlan.random(7, 0.5, LONGEST), 200))
                .isEqualTo(take(FaultPlan.random(7, 0.5, LONGEST), 200))
                .isNotEqualTo(take(FaultPlan.random(8, 0.5, LONGEST), 200));
    }

    @Test
    void randomPlanUsesEveryFaultAtItsRate() {
        FaultPlan plan = FaultPlan.random(1, 0.3, LONGEST);

        take(plan, 10_000);

        assertThat(plan.usedFaults()).hasSize(15);
        assertThat(plan.usedFaults().get("none")).isBetween(6_800, 7_200);
        assertThat(plan.usedFaults().get("accept-late")).isBetween(150, 280);
    }

    @Test
    void delaysStayWithinTheLongest() {
        assertThat(take(FaultPlan.random(3, 1, LONGEST), 1_000))
                .allSatisfy(fault -> assertThat(delay(fault)).isBetween(Duration.ZERO, LONGEST));
    }

    @Test
    void scriptEndsInNoFaults() {
        FaultPlan plan = FaultPlan.script(List.of(new Fault.AcceptThenDrop(), new Fault.Slow(LONGEST)));

        assertThat(take(plan, 4))
                .containsExactly(
                        new Fault.AcceptThenDrop(), new Fault.Slow(LONGEST), new Fault.None(), new Fault.None());
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatThrownBy(() -> FaultPlan.random(1, Double.NaN, LONGEST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultPlan.random(1, 0.1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsOnAllPagesOnlyWhatCanStandThere() {
        FaultPlan plan = FaultPlan.none();

        assertThatThrownBy(() -> plan.show(PageFault.HALVED_NUMBERS, Lasting.untilCleared()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fault.Obstruct(PageFault.NONE, Lasting.untilCleared()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(plan.showing()).isEmpty();
    }

    @Test
    void whatStandsOnThePagesGivesWayToWhatComesAfterIt() {
        FaultPlan plan = FaultPlan.none();
        plan.show(PageFault.CAPTCHA, Lasting.requests(1));
        plan.show(PageFault.LOCKED, Lasting.untilCleared());

        assertThat(plan.showing()).contains(PageFault.LOCKED);
        plan.clear();
        assertThat(plan.showing()).isEmpty();
    }

    private static List<Fault> take(FaultPlan plan, int count) {
        return Stream.generate(plan::next).limit(count).toList();
    }

    private static Duration delay(Fault fault) {
        return switch (fault) {
            case Fault.DelayVisibility(Duration delay) -> delay;
            case Fault.Slow(Duration delay) -> delay;
            case Fault.AcceptLate(Duration delay) -> delay;
            case Fault.TooManyRequests(Duration delay) -> delay;
            default -> Duration.ZERO;
        };
    }
}
