package dev.homeostat.domain.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RatePolicyTest {
    private static final RateBounds BOUNDS = RateBounds.DEFAULT;
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void itBeginsAtOnePostAnHour() {
        assertThat(Pacing.begin(BOUNDS).rate().spacing()).isEqualTo(Duration.ofHours(1));
    }

    /** By hand: 0.95 to the n is less than 5 % from n = 59 on. */
    @Test
    void itIsRaisedWhenTheSuccessRateIsSurelyHigh() {
        Pacing almost = taken(Pacing.begin(BOUNDS), 58);
        assertThat(almost).isEqualTo(new Pacing(new PostingRate(1), 58, 0, Optional.empty()));

        assertThat(RatePolicy.taken(almost, BOUNDS))
                .isEqualTo(new Pacing(new PostingRate(1.25), 0, 0, Optional.empty()));
    }

    /** A point estimate of 10 out of 10 would raise it, at a true 85 % every fifth time. */
    @Test
    void tenGoodOnesProveNothing() {
        assertThat(taken(Pacing.begin(BOUNDS), 10).rate()).isEqualTo(new PostingRate(1));
    }

    /** By hand: at 90 %, 4 failures of 9 or more have a probability of 0.8 %, 3 of 8 or more of 3.8 %. */
    @Test
    void itIsLoweredWhenTheSuccessRateIsSurelyLow() {
        Pacing three = troubled(taken(Pacing.begin(BOUNDS), 5), 3);
        assertThat(three.rate()).isEqualTo(new PostingRate(1));

        assertThat(troubled(three, 1)).isEqualTo(new Pacing(new PostingRate(0.75), 0, 0, Optional.empty()));
    }

    @Test
    void theProbabilitiesAreThoseOfTheBinomialDistribution() {
        assertThat(RatePolicy.atMost(0, 10, 0.15)).isCloseTo(0.1969, within(0.0001));
        assertThat(RatePolicy.atMost(3, 10, 0.1)).isCloseTo(0.9872, within(0.0001));
        assertThat(RatePolicy.atMost(10, 10, 0.3)).isCloseTo(1, within(1e-12));
    }

    @Test
    void atATrue85PercentItIsHardlyEverRaisedFirst() {
        assertThat(firstRaised(0.85, 4_000)).isLessThan(0.01);
    }

    @Test
    void aSiteThatTakesNearlyAllIsHardlyEverMadeToWait() {
        assertThat(firstRaised(0.99, 4_000)).isGreaterThan(0.97);
    }

    /** The share of accounts whose rate is raised before it is lowered. */
    private static double firstRaised(double success, int accounts) {
        SplittableRandom random = new SplittableRandom(85);
        int raised = 0;
        for (int account = 0; account < accounts; account++) {
            Pacing pacing = Pacing.begin(BOUNDS);
            while (pacing.rate().equals(BOUNDS.start())) {
                pacing = random.nextDouble() < success
                        ? RatePolicy.taken(pacing, BOUNDS)
                        : RatePolicy.troubled(pacing, BOUNDS);
            }
            raised += pacing.rate().compareTo(BOUNDS.start()) > 0 ? 1 : 0;
        }
        return (double) raised / accounts;
    }

    @Test
    void aSiteThatAsksToSlowDownHalvesItAndIsLeftAloneAsLongAsItAsks() {
        Pacing after =
                RatePolicy.throttled(taken(Pacing.begin(BOUNDS), 7), Optional.of(Duration.ofMinutes(3)), BOUNDS, NOON);

        assertThat(after)
                .isEqualTo(new Pacing(new PostingRate(0.5), 0, 0, Optional.of(NOON.plus(Duration.ofMinutes(3)))));
    }

    @Test
    void aSiteThatNamesNoTimeIsLeftAloneForAQuarterOfAnHourAndNoneForMoreThanADay() {
        Pacing begin = Pacing.begin(BOUNDS);

        assertThat(RatePolicy.throttled(begin, Optional.empty(), BOUNDS, NOON).throttledUntil())
                .contains(NOON.plus(Duration.ofMinutes(15)));
        assertThat(RatePolicy.throttled(begin, Optional.of(Duration.ofDays(900)), BOUNDS, NOON)
                        .throttledUntil())
                .contains(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void narrowerBoundsHoldAtOnce() {
        Pacing fast = new Pacing(new PostingRate(4), 3, 0, Optional.empty());
        RateBounds slow = RateBounds.fixed(new PostingRate(2));

        assertThat(fast.within(slow).rate()).isEqualTo(new PostingRate(2));
        assertThat(RatePolicy.taken(fast, slow).rate()).isEqualTo(new PostingRate(2));
    }

    @Test
    void theFastestRateThereIsCannotBeRaised() {
        RateBounds fastest = RateBounds.fixed(new PostingRate(3_600_000));
        Pacing pacing = Pacing.begin(fastest);
        for (int i = 0; i < 100; i++) {
            pacing = RatePolicy.taken(pacing, fastest);
        }
        assertThat(pacing.rate()).isEqualTo(fastest.most());
    }

    @Test
    void boundsInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> new RateBounds(new PostingRate(2), new PostingRate(1), new PostingRate(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2.0, 1.0, 4.0");
        assertThatThrownBy(() -> new PostingRate(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PostingRate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whateverHappensTheRateStaysWithinItsBounds(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 5) Integer> answers) {
        Pacing pacing = Pacing.begin(BOUNDS);
        for (int answer : answers) {
            pacing = switch (answer) {
                case 0 -> RatePolicy.troubled(pacing, BOUNDS);
                case 1 -> RatePolicy.throttled(pacing, Optional.empty(), BOUNDS, NOON);
                default -> RatePolicy.taken(pacing, BOUNDS);
            };
            assertThat(pacing.rate().perHour())
                    .isBetween(BOUNDS.least().perHour(), BOUNDS.most().perHour());
        }
    }

    private static Pacing taken(Pacing pacing, int times) {
        Pacing after = pacing;
        for (int i = 0; i < times; i++) {
            after = RatePolicy.taken(after, BOUNDS);
        }
        return after;
    }

    private static Pacing troubled(Pacing pacing, int times) {
        Pacing after = pacing;
        for (int i = 0; i < times; i++) {
            after = RatePolicy.troubled(after, BOUNDS);
        }
        return after;
    }
}
