package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.StorePorts;
import dev.homeostat.simulation.virtual.Life;
import dev.homeostat.simulation.virtual.LifePlan;
import dev.homeostat.simulation.virtual.LifeReport;
import dev.homeostat.simulation.virtual.Simulation;
import dev.homeostat.simulation.virtual.SimulationPlan;
import dev.homeostat.simulation.virtual.SimulationReport;
import dev.homeostat.testkit.VirtualTime;
import dev.homeostat.testkit.WatchedStore;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Simulated lives on a real database come out exactly as they do in memory. */
class SimulationOnPostgresTest {

    private static final int SEEDS = Boolean.getBoolean("homeostat.full") ? 50 : 2;

    private static TestDatabase database;

    @BeforeAll
    static void make() {
        database = PostgresForTests.newDatabase();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void everyLifeIsTheSameAsInMemory() {
        // Every fourth seed has two engines.
        LongStream.rangeClosed(3, 2 + SEEDS).mapToObj(SimulationPlan::crashSeed).forEach(plan -> {
            SimulationReport inMemory = Simulation.run(plan);
            try (PostgresStore store = PostgresStore.open(database.settings())) {
                database.reset();

                SimulationReport onPostgres = Simulation.run(plan, time -> following(time, store.ports()));

                assertThat(onPostgres.findings()).as("seed %d", plan.seed()).isEmpty();
                assertThat(onPostgres).as("seed %d", plan.seed()).isEqualTo(inMemory);
            }
        });
    }

    @Test
    void aDayOfPlanningReadingAndLearningIsTheSameAsInMemory() {
        LifePlan plan = LifePlan.of(Boolean.getBoolean("homeostat.full") ? 5 : 1, 11);
        TemplateContentWriter writer = new TemplateContentWriter(Life.LENGTH);
        LifeReport inMemory = Life.run(plan, writer);
        try (PostgresStore store = PostgresStore.open(database.settings())) {
            database.reset();

            LifeReport onPostgres = Life.run(plan, writer, time -> following(time, store.ports()));

            assertThat(onPostgres.promise().findings()).isEmpty();
            assertThat(onPostgres.models()).isPositive();
            assertThat(onPostgres).isEqualTo(inMemory);
        }
    }

    /** The ports of a store whose clock stands where virtual time does. */
    private static StorePorts following(VirtualTime time, StorePorts ports) {
        return WatchedStore.of(ports, new HeldClock(time));
    }

    private static final class HeldClock implements WatchedStore.Onlooker {

        private final VirtualTime time;
        private Instant held = Instant.EPOCH;

        HeldClock(VirtualTime time) {
            this.time = time;
        }

        @Override
        public void before(Method call) {
            if (!time.now().equals(held)) {
                held = time.now();
                database.holdClockAt(held);
            }
        }
    }
}
