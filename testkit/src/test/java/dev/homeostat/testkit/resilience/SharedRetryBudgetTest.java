package dev.homeostat.testkit.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.resilience.RetryAllowance;
import dev.homeostat.application.resilience.SharedRetryBudget;
import dev.homeostat.domain.resilience.RetryBudget;
import dev.homeostat.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedRetryBudgetTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void sharesTheReserveAndTenPercentAmongAllThatRetry() {
        RetryAllowance retries = new SharedRetryBudget(clock);
        IntStream.range(0, 200).forEach(number -> retries.firstTry());

        assertThat(IntStream.range(0, 500).filter(number -> retries.tryRetry())).hasSize(30);
    }

    @Test
    void refillsAsTimePasses() {
        SharedRetryBudget retries = new SharedRetryBudget(clock, RetryBudget.of(Duration.ofMinutes(1), 10, 2));
        assertThat(retries.tryRetry()).isTrue();
        assertThat(retries.tryRetry()).isTrue();
        assertThat(retries.tryRetry()).isFalse();

        clock.advance(Duration.ofMinutes(1));
        assertThat(retries.tryRetry()).isTrue();
        assertThat(retries.tryRetry()).isTrue();
        assertThat(retries.tryRetry()).isFalse();
    }

    @Test
    void losesNoTryAndGivesNoLeaveTwiceUnderManyThreads() {
        SharedRetryBudget retries = new SharedRetryBudget(clock);
        AtomicInteger leaves = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 1_000).forEach(number -> threads.execute(retries::firstTry));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 1_000)
                    .forEach(number -> threads.execute(() -> leaves.addAndGet(retries.tryRetry() ? 1 : 0)));
        }
        assertThat(leaves).hasValue(110);
    }

    @Test
    void whatIsUnlimitedAllowsEveryRetry() {
        assertThat(IntStream.range(0, 100).allMatch(number -> RetryAllowance.UNLIMITED.tryRetry()))
                .isTrue();
    }
}
