package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two real engines whose jobs are killed; for minutes instead of seconds with {@code homeostat.full}. */
class ChaosJobsTest {

    private static final Duration LENGTH = Duration.ofSeconds(Boolean.getBoolean("homeostat.full") ? 240 : 1);
    private static final Duration EVERY = Duration.ofSeconds(Boolean.getBoolean("homeostat.full") ? 30 : 12);

    @Test
    void eachTickIsRunOnceOrDiesAndIsMadeUp() throws InterruptedException {
        TrialResult result = JobsChaos.run(
                        new JobsChaos.Options(LENGTH, EVERY, Runs.options(System.err::println, () -> false)))
                .orElseThrow();
        assertThat(result.isClean()).as(String.join("\n", result.lines())).isTrue();
        assertThat((int) result.document().get("kills")).isPositive();
        assertThat((int) result.document().get("runs")).isGreaterThan(5);
    }
}
