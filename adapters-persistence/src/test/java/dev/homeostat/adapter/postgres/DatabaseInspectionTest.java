package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.StartedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseInspectionTest {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final String SCHEMAS =
            "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'homeostat'";

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = PostgresForTests.newDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsThatThereIsNoSchemaAndMakesNone() {
        DatabaseInspection inspection = DatabaseInspection.of(database.settings());

        assertThat(inspection.schema()).isEmpty();
        assertThat(inspection.server()).isGreaterThanOrEqualTo(150_000);
        assertThat(inspection.missing()).isEmpty();
        assertThat(database.query(SCHEMAS)).containsExactly("0");
    }

    @Test
    void knowsASchemaThatIsWholeAndNamesWhatIsMissingOfOneThatIsNot() {
        PostgresStore.open(database.settings()).close();
        DatabaseInspection whole = DatabaseInspection.of(database.settings());
        assertThat(whole.schema()).contains(whole.known());
        assertThat(whole.newer()).isFalse();
        assertThat(whole.missing()).isEmpty();
        assertThat(whole.ahead().abs()).isLessThan(Duration.ofMinutes(1));

        database.execute("ALTER TABLE homeostat.job_heartbeats RENAME COLUMN execution_time_ms TO took");
        assertThat(DatabaseInspection.of(database.settings()).missing())
                .containsExactly("job_heartbeats.execution_time_ms");
    }

    @Test
    void tellsASchemaOfALaterProgram() {
        PostgresStore.open(database.settings()).close();
        database.execute("""
                INSERT INTO homeostat.schema_history
                SELECT installed_rank + 1, '999', 'later', type, 'V999__later.sql', checksum, installed_by, now(), 1, true
                FROM homeostat.schema_history ORDER BY installed_rank DESC LIMIT 1
                """);

        DatabaseInspection inspection = DatabaseInspection.of(database.settings());

        assertThat(inspection.newer()).isTrue();
        assertThat(inspection.schema()).contains("999");
    }

    @Test
    void tellsHowLongAgoEachJobRanWhileAnEngineRunsTheAccount() {
        try (PostgresStore store = PostgresStore.open(database.settings())) {
            store.ports().accounts().open(ACCOUNT);
            Instant now = store.ports().accounts().now(ACCOUNT);
            store.ports().heartbeats().end(run(now));
            store.ports().heartbeats().end(run(now));
            database.elapse(Duration.ofMinutes(20));
            assertThat(DatabaseInspection.jobs(database.settings(), ACCOUNT)).isEmpty();

            store.ports().tenures().acquire(ACCOUNT, new EngineId("one"), Duration.ofMinutes(1));

            DatabaseInspection.Jobs jobs =
                    DatabaseInspection.jobs(database.settings(), ACCOUNT).orElseThrow();
            assertThat(jobs.sinceLatest()).containsOnlyKeys("posting");
            assertThat(jobs.sinceLatest().get("posting")).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(25));
        }
    }

    private static JobRun run(Instant at) {
        return new StartedRun(new RunId(UUID.randomUUID()), ACCOUNT, new JobName("posting"), at, at)
                .ended(new RunOutcome.Success(""), RunMeasure.of(Duration.ofMillis(5)));
    }

    @Test
    void readsTheKillSwitch() {
        try (PostgresStore store = PostgresStore.open(database.settings())) {
            assertThat(DatabaseInspection.killSwitch(database.settings())).isEmpty();
            store.ports().controls().engageKillSwitch("ann", "something is wrong");
            assertThat(DatabaseInspection.killSwitch(database.settings())).contains("ann: something is wrong");
        }
    }

    @Test
    void saysWhetherADatabaseIsAwayOrRefuses() {
        PostgresSettings away =
                new PostgresSettings("jdbc:postgresql://127.0.0.1:1/x", Optional.empty(), Optional.empty(), false);
        assertThatThrownBy(() -> DatabaseInspection.of(away))
                .isInstanceOfSatisfying(DatabaseUnreachable.class, failure -> assertThat(failure.isAway())
                        .isTrue());

        PostgresSettings absent = new PostgresSettings(
                database.jdbcUrl().replace(database.name(), "absent"),
                database.settings().user(),
                database.settings().password(),
                false);
        assertThatThrownBy(() -> DatabaseInspection.of(absent))
                .isInstanceOfSatisfying(DatabaseUnreachable.class, failure -> assertThat(failure.isAway())
                        .isFalse());
    }
}
