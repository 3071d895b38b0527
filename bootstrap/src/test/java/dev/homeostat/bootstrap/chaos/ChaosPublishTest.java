package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Real engines, a real database and a real browser; as many kills as fill the table instead of five with {@code homeostat.full}. */
class ChaosPublishTest {

    private static final int KILLS = Boolean.getBoolean("homeostat.full") ? KillPlan.COMPLETE : 5;

    @Test
    void killedAgainAndAgainItLosesAndDoublesNothing() throws InterruptedException {
        PublishChaos.Options options =
                new PublishChaos.Options(KILLS, false, Runs.options(System.err::println, () -> false));
        ChaosReport report = PublishChaos.run(options).orElseThrow();
        assertThat(report.summary())
                .as(String.join("\n", report.lines()))
                .startsWith("kills: %d, duplicates: 0, lost: 0, wrong ids: 0, ".formatted(KILLS))
                .contains("audit: whole");
        assertThat(report.visits()).isPositive();
        assertThat(report.leftOver()).isZero();
        assertThat(report.emptyCells()).isEmpty();
    }

    @Test
    void aRunThatIsToldToStopGivesUp() throws InterruptedException {
        assertThat(PublishChaos.run(new PublishChaos.Options(1, false, Runs.options(line -> {}, () -> true))))
                .isEmpty();
    }
}
