package dev.homeostat.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

    @Test
    void allowsFiveRestartsInTenMinutesAndOneMoreWhenTheFirstIsForgotten() {
        RestartBudget budget = RestartBudget.UNUSED;
        for (int minute = 1; minute <= RestartBudget.MOST; minute++) {
            budget = budget.restart(Duration.ofMinutes(minute)).orElseThrow();
        }

        assertThat(budget.restart(Duration.ofMinutes(6))).isEmpty();
        assertThat(budget.restart(Duration.ofMinutes(11).minusNanos(1))).isEmpty();
        assertThat(budget.restart(Duration.ofMinutes(11))).isPresent();
    }
}
