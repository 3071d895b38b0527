package dev.homeostat.simulation.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final int SEEDS = Boolean.getBoolean("homeostat.full") ? 2_000 : 200;

    /** Of some 50,000 posts, one meets a site that does not take it three times in a row, and fails with that reason. */
    @Test
    void noCrashLosesOrDoublesAPost() {
        int[] posts = new int[1];
        int[] forPerson = new int[1];
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            SimulationReport report = Simulation.run(SimulationPlan.crashSeed(seed));

            assertThat(report.findings()).as("seed %d", seed).isEmpty();
            assertThat(report.published() + report.forPerson())
                    .as("settled of seed %d", seed)
                    .isEqualTo(report.posts());
            posts[0] += report.posts();
            forPerson[0] += report.forPerson();
            assertThat(report.deaths()).as("deaths of seed %d", seed).isGreaterThanOrEqualTo(5);
            assertThat(report.faults()).as("faults of seed %d", seed).isGreaterThanOrEqualTo(3);
        });
        assertThat(forPerson[0]).as("in a person's hands, of %d", posts[0]).isLessThanOrEqualTo(posts[0] / 1_000);
    }

    @Test
    void theSameSeedIsTheSameLife() {
        assertThat(Simulation.run(SimulationPlan.crashSeed(8)))
                .isEqualTo(Simulation.run(SimulationPlan.crashSeed(8)))
                .isNotEqualTo(Simulation.run(SimulationPlan.crashSeed(12)));
    }
}
