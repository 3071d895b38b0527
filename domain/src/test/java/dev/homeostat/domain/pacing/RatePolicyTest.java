package dev.homeostat.domain.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** By hand: of n good ones the lower bound is n / (n + z²), over 95 % from n = 19 z² = 51.4 on. */
    @Test
    void itIsRaisedWhenTheSuccessRateIsSurelyHigh() {
        Pacing almost = taken(Pacing.begin(BOUNDS), 51);
        assertThat(almost).isEqualTo(new Pacing(new PostingRate(1), 51, 0, Optional.empty()));

        assertThat(RatePolicy.taken(almost, BOUNDS))
                .isEqualTo(new Pacing(new PostingRate(1.25), 0, 0, Optional.empty()));
    }

    /** A point estimate of 10 out of 10 would raise it, at a true 85 % every fifth time. */
    @Test
    void tenGoodOnesProveNothing() {
        assertThat(taken(Pacing.begin(BOUNDS), 10).rate()).isEqualTo(new PostingRate(1));
    }

    @Test
    void itIsLoweredWhenTheSuccessRateIsSurelyLow() {
        Pacing one = RatePolicy.troubled(taken(Pacing.begin(BOUNDS), 5), BOUNDS);
        assertThat(one.rate()).isEqualTo(new PostingRate(1));

        Pacing two = RatePolicy.troubled(RatePolicy.troubled(one, BOUNDS), BOUNDS);
        assertThat(two).isEqualTo(new Pacing(new PostingRate(0.75), 0, 0, Optional.empty()));
    }

    @Test
    void theBoundsAreThoseOfTheScoreInterval() {
        Pacing nineOfTen = new Pacing(new PostingRate(1), 9, 1, Optional.empty());

        // Wilson's interval of 9 out of 10 at 90 % two-sided, from the published formula.
        assertThat(RatePolicy.wilson(nineOfTen, -1.6448536269514722)).isCloseTo(0.6523, within(0.0001));
        assertThat(RatePolicy.wilson(nineOfTen, 1.6448536269514722)).isCloseTo(0.9773, within(0.0001));
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
}
