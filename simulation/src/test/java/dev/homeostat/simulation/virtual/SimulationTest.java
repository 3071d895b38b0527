package dev.homeostat.simulation.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final int SEEDS = Boolean.getBoolean("homeostat.full") ? 2_000 : 200;

    @Test
    void noCrashLosesOrDoublesAPost() {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            SimulationReport report = Simulation.run(SimulationPlan.crashSeed(seed));

            assertThat(report.findings()).as("seed %d", seed).isEmpty();
            assertThat(report.published()).as("published of seed %d", seed).isEqualTo(report.posts());
            assertThat(report.deaths()).as("deaths of seed %d", seed).isGreaterThanOrEqualTo(5);
            assertThat(report.faults()).as("faults of seed %d", seed).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void theSameSeedIsTheSameLife() {
        assertThat(Simulation.run(SimulationPlan.crashSeed(8)))
                .isEqualTo(Simulation.run(SimulationPlan.crashSeed(8)))
                .isNotEqualTo(Simulation.run(SimulationPlan.crashSeed(12)));
    }
}
