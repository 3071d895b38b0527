package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.account.port.Accounts;
import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.audit.port.AuditLog;
import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.application.moderation.port.ModerationDesk;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.simulation.virtual.Life;
import dev.homeostat.simulation.virtual.LifePlan;
import dev.homeostat.simulation.virtual.LifeReport;
import dev.homeostat.simulation.virtual.Simulation;
import dev.homeostat.simulation.virtual.SimulationPlan;
import dev.homeostat.simulation.virtual.SimulationReport;
import dev.homeostat.testkit.VirtualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Simulated lives on a real database come out exactly as they do in memory. */
class SimulationOnPostgresTest {

    private static final int SEEDS = Boolean.getBoolean("homeostat.full") ? 20 : 2;

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
        HeldClock clock = new HeldClock(time);
        return new StorePorts(
                clock.before(Accounts.class, ports.accounts()),
                clock.before(TenureRegistry.class, ports.tenures()),
                clock.before(ControlPanel.class, ports.controls()),
                clock.before(Posts.class, ports.posts()),
                clock.before(PublishingDesk.class, ports.desk()),
                clock.before(ContentPlan.class, ports.plan()),
                clock.before(EngagementLedger.class, ports.engagement()),
                clock.before(LearningLog.class, ports.learning()),
                clock.before(JobHeartbeats.class, ports.heartbeats()),
                clock.before(ModerationDesk.class, ports.moderation()),
                clock.before(AuditLog.class, ports.audit()),
                ports.errors());
    }

    private static final class HeldClock {

        private final VirtualTime time;
        private Instant held = Instant.EPOCH;

        HeldClock(VirtualTime time) {
            this.time = time;
        }

        <P> P before(Class<P> port, P real) {
            return port.cast(
                    Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        follow();
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        private void follow() {
            if (!time.now().equals(held)) {
                held = time.now();
                database.holdClockAt(held);
            }
        }
    }
}
