package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A real engine that is told to stop; at every step instead of right before the click with {@code homeostat.full}. */
class ChaosStopTest {

    private static final boolean FULL = Boolean.getBoolean("homeostat.full");

    @Test
    void nothingGoesOutMoreThanASecondAfterTheOrder() throws IOException, InterruptedException {
        Runs.Ended run = FULL
                ? Runs.program("chaos", "stop")
                : Runs.program("chaos", "stop", "--at", "before-leave", "--by", "http");
        assertThat(run.exit()).as(run.endFirst()).isZero();
        assertThat(run.lastLine()).startsWith("orders: %d, late: 0, ".formatted(FULL ? 21 : 1));
        assertThat(run.left()).isEmpty();
    }

    @Test
    void refusesAStepThatThereIsNot() throws IOException, InterruptedException {
        Runs.Ended run = Runs.program("chaos", "stop", "--at", "before-lunch");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.said()).contains("before-lunch").contains("before-leave");
    }
}
