package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real engine that is told to stop; at every step instead of right before the click with {@code homeostat.full}. */
class ChaosStopTest {

    private static final boolean FULL = Boolean.getBoolean("homeostat.full");
    private static final List<StopPoint> POINTS =
            FULL ? Arrays.asList(StopPoint.values()) : List.of(StopPoint.BEFORE_LEAVE);
    private static final List<StopWay> WAYS = FULL ? Arrays.asList(StopWay.values()) : List.of(StopWay.HTTP);

    @Test
    void nothingGoesOutMoreThanASecondAfterTheOrder() throws InterruptedException {
        ChaosResult result = StopChaos.run(
                        new StopChaos.Options(1, Runs.options(System.err::println, () -> false)), POINTS, WAYS)
                .orElseThrow();
        assertThat(result.isClean()).as(String.join("\n", result.text())).isTrue();
        assertThat(result.text().getLast()).startsWith("orders: %d, late: 0, ".formatted(POINTS.size() * WAYS.size()));
    }
}
