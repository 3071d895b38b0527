package dev.homeostat.domain.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final RetryBudget BUDGET = RetryBudget.of(WINDOW, 10, 3);

    @Test
    void aQuietProcessMayUseTheReserveAndNoMore() {
        assertThat(spendAll(BUDGET, Duration.ZERO)).isEqualTo(3);
    }

    @Test
    void tenFirstTriesEarnOneRetry() {
        assertThat(after(BUDGET, 9, Duration.ZERO).retriesLeft(Duration.ZERO)).isEqualTo(3);
        assertThat(after(BUDGET, 10, Duration.ZERO).retriesLeft(Duration.ZERO)).isEqualTo(4);
        assertThat(spendAll(after(BUDGET, 1_000, Duration.ZERO), Duration.ZERO)).isEqualTo(103);
    }

    @Test
    void whatWasEarnedExpiresWithTheWindow() {
        RetryBudget busy = after(BUDGET, 1_000, Duration.ZERO);
        assertThat(busy.retriesLeft(WINDOW.minusSeconds(7))).isEqualTo(103);
        assertThat(busy.retriesLeft(WINDOW)).isEqualTo(3);
    }

    @Test
    void whatWasSpentIsForgottenWithTheWindow() {
        RetryBudget spent = BUDGET;
        for (int retry = 0; retry < 3; retry++) {
            spent = spent.retry(Duration.ZERO).orElseThrow();
        }
        assertThat(spent.retry(WINDOW.minusSeconds(7))).isEmpty();
        assertThat(spent.retry(WINDOW)).isPresent();
    }

    /** The load by retries: whatever comes when, no window sees more than 10 % and the reserve. */
    @Property
    void noRetryIsEverMadeBeyondATenthOfTheFirstTriesAndTheReserve(
            @ForAll @Size(max = 300) List<@IntRange(max = 20) Integer> steps) {
        RetryBudget budget = BUDGET;
        Deque<Duration> tries = new ArrayDeque<>();
        Deque<Duration> retries = new ArrayDeque<>();
        Duration now = Duration.ofSeconds(1);
        for (int step : steps) {
            now = now.plusSeconds(step > 14 ? step - 14 : 0);
            if (step < 10) {
                budget = budget.firstTry(now);
                tries.add(now);
            } else {
                Optional<RetryBudget> after = budget.retry(now);
                if (after.isPresent()) {
                    budget = after.get();
                    retries.add(now);
                    // What slid out of a tenth of the window is forgotten at different times for both.
                    assertThat(within(retries, now, WINDOW.multipliedBy(9).dividedBy(10)))
                            .isLessThanOrEqualTo(within(tries, now, WINDOW) / 10 + 3);
                }
            }
        }
    }

    @Property
    void keepsNoMoreThanTenSlices(@ForAll @Size(max = 100) List<@IntRange(max = 30) Integer> waits) {
        RetryBudget budget = BUDGET;
        Duration now = Duration.ZERO;
        for (int wait : waits) {
            now = now.plusSeconds(wait);
            budget = budget.firstTry(now);
            assertThat(budget.slices()).hasSizeLessThanOrEqualTo(10);
        }
    }

    private static RetryBudget after(RetryBudget budget, int tries, Duration now) {
        return IntStream.range(0, tries)
                .boxed()
                .reduce(budget, (paid, number) -> paid.firstTry(now), (one, other) -> other);
    }

    private static int spendAll(RetryBudget budget, Duration now) {
        int spent = 0;
        for (Optional<RetryBudget> left = budget.retry(now);
                left.isPresent();
                left = left.get().retry(now)) {
            spent++;
        }
        return spent;
    }

    private static long within(Deque<Duration> times, Duration now, Duration window) {
        return times.stream()
                .filter(time -> now.minus(time).compareTo(window) < 0)
                .count();
    }
}
