package dev.homeostat.domain.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @Test
    void postingWaitsUpToOneTwoAndFourSecondsAndThenGivesUp() {
        assertThat(longest(RetryPolicy.POSTING)).containsExactly(1_000L, 2_000L, 4_000L);
    }

    @Property
    void onlyWhatIsTransientIsTriedAgain(@ForAll ErrorClass error, @ForAll @IntRange(max = 5) int retries) {
        assertThat(RetryPolicy.POSTING.delayBefore(error, retries, 0.5).isPresent())
                .isEqualTo(error == ErrorClass.TRANSIENT && retries < 3);
    }

    @Property
    void theWaitGrowsEvenlyWithTheRandomNumberFromNothingToTheDelay(
            @ForAll @DoubleRange(max = 1.0, maxIncluded = false) double jitter,
            @ForAll @IntRange(max = 2) int retries) {
        long delay = RetryPolicy.POSTING.delays().get(retries).toNanos();
        assertThat(RetryPolicy.POSTING.delayBefore(ErrorClass.TRANSIENT, retries, jitter))
                .contains(Duration.ofNanos((long) (jitter * delay)));
    }

    @Test
    void aRandomNumberOutOfRangeIsABug() {
        for (double jitter : new double[] {-0.1, 1.0, Double.NaN}) {
            assertThatThrownBy(() -> RetryPolicy.POSTING.delayBefore(ErrorClass.TRANSIENT, 0, jitter))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Long> longest(RetryPolicy policy) {
        return IntStream.range(0, 6)
                .mapToObj(retries -> policy.delayBefore(ErrorClass.TRANSIENT, retries, ALMOST_ONE))
                .flatMap(Optional::stream)
                .map(delay -> Math.round(delay.toNanos() / 1e6))
                .toList();
    }
}
