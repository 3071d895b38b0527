package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.job.JobDefinition;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Simulated lives on a real database come out exactly as they do in memory. */
class SimulationOnPostgresTest {

    private static final int SEEDS = Boolean.getBoolean("homeostat.full") ? 50 : 2;

    private static final int ENOUGH_RUNS = 50;

    /** Of one run, by what it may do at once: publish a thread, read a batch of 20. */
    private static final Map<JobDefinition, Integer> MOST_STATEMENTS = Map.of(
            JobCatalogue.PLAN, 60,
            JobCatalogue.POSTING, 110,
            JobCatalogue.RECONCILE, 25,
            JobCatalogue.METRICS_SCRAPER, 150,
            JobCatalogue.SESSION_MONITOR, 10,
            JobCatalogue.LEARN, 25,
            JobCatalogue.DATABASE_HEALTH, 5,
            JobCatalogue.RETENTION, 25);

    /** The more posts there are, the more of them are due at once. */
    private static final Set<JobDefinition> WORK_GROWS = Set.of(JobCatalogue.METRICS_SCRAPER);

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
        try (HikariDataSource pool = ConnectionPool.open(database.settings())) {
            CountedStatements counted = new CountedStatements(pool);
            try (PostgresStore store = PostgresStore.open(counted.dataSource(), true)) {
                database.reset();

                LifeReport onPostgres = Life.run(plan, writer, time -> following(time, store.ports()));

                assertThat(onPostgres.promise().findings()).isEmpty();
                assertThat(onPostgres.models()).isPositive();
                assertThat(onPostgres).isEqualTo(inMemory);
            }
            requireFewStatements(counted);
        }
    }

    /**
     * What a run asks goes by its own work, a thread of posts or a batch of readings, and not by what lies in the store:
     * by the evening there are many times the posts and readings of the morning.
     */
    private static void requireFewStatements(CountedStatements counted) {
        MOST_STATEMENTS.forEach((job, most) -> {
            List<Integer> runs = counted.of(job.name().value());
            assertThat(runs).as("statements of %s: %s", job.name(), counted).isNotEmpty();
            assertThat(Collections.max(runs))
                    .as("statements of %s: %s", job.name(), counted)
                    .isLessThanOrEqualTo(most);
            int half = runs.size() / 2;
            if (half >= ENOUGH_RUNS && !WORK_GROWS.contains(job)) {
                assertThat(median(runs.subList(half, runs.size())))
                        .as("statements of %s in the second half", job.name())
                        .isLessThanOrEqualTo(median(runs.subList(0, half)));
            }
        });
    }

    private static int median(List<Integer> counts) {
        return counts.stream().sorted().skip(counts.size() / 2).findFirst().orElse(0);
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
