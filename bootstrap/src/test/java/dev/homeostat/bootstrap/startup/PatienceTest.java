package dev.homeostat.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int calls;

    @Test
    void whatWorksAtTheThirdTryWorks() {
        assertThat(patience().get(failing(2), any -> true, told::add)).isEqualTo("done");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(told).containsExactly("away (try 1 of 3, the next in 1 s)", "away (try 2 of 3, the next in 2 s)");
    }

    @Test
    void theThirdFailureIsThrownOn() {
        assertThatThrownBy(() -> patience().get(failing(9), any -> true, told::add))
                .hasMessage("away");
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void whatDoesNotPassIsNotTriedAgain() {
        assertThatThrownBy(() -> patience().get(failing(9), any -> false, told::add))
                .hasMessage("away");
        assertThat(calls).isOne();
    }

    @Test
    void whoeverIsToEndDoesNotTryAgain() {
        Patience hurried = Patience.usual(pause -> false);
        assertThatThrownBy(() -> hurried.get(failing(9), any -> true, told::add))
                .hasMessage("away");
        assertThat(calls).isOne();
    }

    private Patience patience() {
        return Patience.usual(pauses::add);
    }

    private Supplier<String> failing(int times) {
        return () -> {
            calls++;
            if (calls <= times) {
                throw new IllegalStateException("away");
            }
            return "done";
        };
    }
}
