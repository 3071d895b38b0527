package dev.homeostat.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.homeostat.domain.engagement.RewardPolicy.Gate;
import dev.homeostat.domain.engagement.RewardPolicy.RewardAnswer;
import dev.homeostat.domain.learning.Maturity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RewardPolicyTest {

    private static final Instant POSTED = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void scoresByWhatTheSiteShows() {
        assertThat(RewardPolicy.score(new Metrics(
                        Map.of(Metric.LIKES, 10L, Metric.REPLIES, 3L, Metric.REPOSTS, 2L, Metric.VIEWS, 400L))))
                .isEqualTo(26);
        assertThat(RewardPolicy.score(new Metrics(Map.of(Metric.LIKES, 10L)))).isEqualTo(10);
    }

    @Test
    void aReadingAtTheAgeIsTakenAsItIs() {
        assertThat(at(Maturity.ONE_HOUR, 60, reading(60, 9))).isEqualTo(new RewardAnswer.Worth(StrictMath.log1p(9)));
    }

    @Test
    void betweenReadingsItIsInterpolatedInTheLogarithms() {
        RewardAnswer answer = at(Maturity.ONE_HOUR, 80, reading(50, 9), reading(72, 19));

        assertThat(((RewardAnswer.Worth) answer).value())
                .as("60 lies midway between 50 and 72 in the logarithm")
                .isCloseTo((Math.log(10) + Math.log(20)) / 2, within(1e-12));
    }

    @Test
    void onlyTheNearestReadingsCountInAnyOrder() {
        RewardAnswer few = at(Maturity.ONE_HOUR, 80, reading(50, 9), reading(72, 19));

        assertThat(at(Maturity.ONE_HOUR, 99, reading(92, 90), reading(50, 9), reading(20, 1), reading(72, 19)))
                .isEqualTo(few);
    }

    @Test
    void isImmatureBeforeTheAgeAndWhileAReadingMayStillCome() {
        assertThat(at(Maturity.ONE_HOUR, 59, reading(50, 9))).isEqualTo(new RewardAnswer.Not(Gate.IMMATURE));
        assertThat(at(Maturity.ONE_HOUR, 59)).isEqualTo(new RewardAnswer.Not(Gate.IMMATURE));
        assertThat(at(Maturity.ONE_HOUR, 100, reading(50, 9))).isEqualTo(new RewardAnswer.Not(Gate.IMMATURE));
    }

    @Test
    void aWideGapIsRefusedOnceNoReadingCanCloseIt() {
        assertThat(at(Maturity.ONE_HOUR, 106, reading(50, 9)))
                .isEqualTo(new RewardAnswer.Not(Gate.NO_READING_NEAR_AGE));
        assertThat(at(Maturity.ONE_HOUR, 106, reading(50, 9), reading(96, 9)))
                .isEqualTo(new RewardAnswer.Not(Gate.NO_READING_NEAR_AGE));
        assertThat(at(Maturity.ONE_HOUR, 106, reading(70, 9)))
                .isEqualTo(new RewardAnswer.Not(Gate.NO_READING_NEAR_AGE));
    }

    @Test
    void aPostThatWasNeverReadIsNotZero() {
        assertThat(at(Maturity.ONE_HOUR, 61)).isEqualTo(new RewardAnswer.Not(Gate.UNREAD));
    }

    @Test
    void gapsMayBeAQuarterOfTheAge() {
        assertThat(RewardPolicy.tolerance(Maturity.ONE_HOUR)).isEqualTo(Duration.ofMinutes(45));
        assertThat(RewardPolicy.tolerance(Maturity.ONE_DAY)).isEqualTo(Duration.ofHours(6));
        assertThat(RewardPolicy.tolerance(Maturity.SEVEN_DAYS)).isEqualTo(Duration.ofHours(42));
    }

    @Property
    void theWorthLiesBetweenTheReadings(
            @ForAll @IntRange(min = 20, max = 60) int before,
            @ForAll @IntRange(min = 60, max = 64) int after,
            @ForAll @IntRange(min = 0, max = 1_000_000) int low,
            @ForAll @IntRange(min = 0, max = 1_000_000) int more) {
        RewardAnswer answer = at(Maturity.ONE_HOUR, 70, reading(before, low), reading(after, low + (long) more));

        assertThat(((RewardAnswer.Worth) answer).value())
                .isBetween(Math.log1p(low) - 1e-9, Math.log1p(low + (double) more) + 1e-9);
    }

    private static RewardAnswer at(Maturity maturity, int minutes, Reading... readings) {
        return RewardPolicy.reward(maturity, POSTED, List.of(readings), POSTED.plus(Duration.ofMinutes(minutes)));
    }

    private static Reading reading(int minutes, long likes) {
        return new Reading(POSTED.plus(Duration.ofMinutes(minutes)), new Metrics(Map.of(Metric.LIKES, likes)));
    }
}
