package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two real engines on one account; for minutes instead of seconds with {@code homeostat.full}. */
class ChaosRivalsTest {

    private static final Duration LENGTH = Duration.ofSeconds(Boolean.getBoolean("homeostat.full") ? 300 : 1);

    @Test
    void enginesThatStandStillAndGoOnPublishEveryPostOnce() throws InterruptedException {
        TrialResult result = RivalsChaos.run(
                        new RivalsChaos.Options(LENGTH, Runs.options(System.err::println, () -> false)))
                .orElseThrow();
        assertThat(result.isClean()).as(String.join("\n", result.lines())).isTrue();
        assertThat(result.lines().getLast()).contains("duplicates: 0, lost: 0, wrong ids: 0");
        assertThat((int) result.document().get("pauses")).isPositive();
    }
}
