package dev.homeostat.domain.browserlease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.browserlease.RecyclePolicy.Wear;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecyclePolicyTest {

    private static final long BASELINE = 250_000_000;
    private static final Duration YOUNG = Duration.ofMinutes(5);

    @Test
    void aBrowserIsReplacedOnceItHasGrownByMoreThanAHundredMegabytes() {
        assertThat(isDue(BASELINE + RecyclePolicy.MOST_GROWTH)).isFalse();
        assertThat(isDue(BASELINE + RecyclePolicy.MOST_GROWTH + 1)).isTrue();
    }

    @Test
    void whatWasNotMeasuredSaysNothing() {
        assertThat(RecyclePolicy.isDue(new Wear(OptionalLong.empty(), OptionalLong.of(Long.MAX_VALUE), YOUNG)))
                .isFalse();
        assertThat(RecyclePolicy.isDue(new Wear(OptionalLong.of(0), OptionalLong.empty(), YOUNG)))
                .isFalse();
    }

    @Test
    void anOldOneIsReplacedHoweverLittleItHasGrown() {
        Wear old = new Wear(OptionalLong.of(BASELINE), OptionalLong.of(BASELINE), RecyclePolicy.MOST_AGE);

        assertThat(RecyclePolicy.isDue(old)).isTrue();
    }

    private static boolean isDue(long bytes) {
        return RecyclePolicy.isDue(new Wear(OptionalLong.of(BASELINE), OptionalLong.of(bytes), YOUNG));
    }
}
