package dev.homeostat.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.adapter.web.ComponentReport;
import dev.homeostat.adapter.web.ComponentState;
import dev.homeostat.bootstrap.startup.StartUp.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartUpTest {

    private final Map<String, ComponentReport> shown = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private Duration now = Duration.ofMillis(900);
    private final StartUp start = new StartUp(shown::put, told::add, () -> now);

    @Test
    void showsAllComponentsAsStartingFromTheBeginning() {
        assertThat(shown.keySet()).containsExactly("database", "browser", "site", "scheduler");
        assertThat(shown.values()).allMatch(report -> report.state() == ComponentState.STARTING);
        assertThat(shown.get("site").critical()).isFalse();
    }

    @Test
    void tellsEachStepWithItsTimeAndThatItIsReady() {
        start.step(Component.DATABASE, () -> after(800), any -> "schema 4");
        start.begin(Component.BROWSER, "");
        after(1_100);
        start.up(Component.BROWSER, "a page came");
        start.begin(Component.SCHEDULER, "");
        start.up(Component.SCHEDULER, "runs the account");

        assertThat(told)
                .containsExactly(
                        "database 0.8 s, schema 4",
                        "browser 1.1 s, a page came",
                        "scheduler 0.0 s, runs the account",
                        "ready in 2.8 s");
        assertThat(shown.get("database").took()).contains(Duration.ofMillis(800));
        assertThat(shown.get("site").state()).isEqualTo(ComponentState.STARTING);
    }

    @Test
    void isReadyOnlyWhenTheLastCriticalComponentIs() {
        start.up(Component.DATABASE, "");
        start.degraded(Component.BROWSER, "it does not start");
        start.up(Component.SCHEDULER, "");
        assertThat(told).noneMatch(line -> line.startsWith("ready"));
        assertThat(shown.get("browser").state()).isEqualTo(ComponentState.DEGRADED);

        after(30_000);
        start.up(Component.BROWSER, "a page came at try 5");
        assertThat(told).endsWith("browser 30.0 s, a page came at try 5", "ready in 30.9 s");
    }

    @Test
    void aFailingStepIsDownAndItsFailureGoesOn() {
        assertThatThrownBy(() -> start.step(
                        Component.DATABASE,
                        () -> {
                            throw new StartupProblem("it rains", "take an umbrella");
                        },
                        any -> ""))
                .hasMessageContaining("umbrella");
        assertThat(shown.get("database").state()).isEqualTo(ComponentState.DOWN);
        assertThat(shown.get("database").detail()).contains("it rains; take an umbrella");
    }

    @Test
    void tellsOnceThatAComponentIsGoneAndOnceThatItIsBack() {
        start.up(Component.BROWSER, "a page came");
        start.degraded(Component.BROWSER, "gone");
        start.degraded(Component.BROWSER, "still gone");
        start.up(Component.BROWSER, "works");
        start.up(Component.BROWSER, "works");

        assertThat(told)
                .containsExactly(
                        "browser 0.0 s, a page came", "browser does not work: gone", "browser works again: works");
    }

    private int after(long millis) {
        now = now.plusMillis(millis);
        return 0;
    }
}
