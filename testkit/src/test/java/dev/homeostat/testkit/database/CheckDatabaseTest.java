package dev.homeostat.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.homeostat.application.database.CheckDatabase;
import dev.homeostat.application.database.port.DatabaseProbe;
import dev.homeostat.application.database.port.DatabaseProbe.PoolState;
import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckDatabaseTest {

    private static final PoolState EASY = new PoolState(2, 3, 0, 10);

    private final ManualClock clock = new ManualClock(Runs.NOW);
    private final InMemoryStore store = new InMemoryStore(clock);

    @BeforeEach
    void openTheAccount() {
        store.ports().accounts().open(Runs.ACCOUNT);
    }

    @Test
    void whatIsFoundIsReported() {
        RunOutcome outcome = check(new Answering(Duration.ofMillis(12), EASY));

        assertThat(outcome)
                .isEqualTo(new RunOutcome.Success(
                        "answers in 3 ms, its clock is 12 ms ahead of ours, 2 of 10 connections are in use"));
        assertThat(store.events()).singleElement().satisfies(CheckDatabaseTest::isTheReport);
        assertThat(store.errors()).isEmpty();
    }

    private static void isTheReport(RecordedEvent report) {
        assertThat(report.type()).isEqualTo("database_health_report");
        assertThat(report.at()).isEqualTo(Runs.NOW);
        assertThat(report.data())
                .containsEntry("latency_ms", "3")
                .containsEntry("clock_offset_ms", "12")
                .containsEntry("pool_active", "2")
                .containsEntry("pool_idle", "3")
                .containsEntry("pool_waiting", "0")
                .containsEntry("pool_max", "10")
                .containsEntry("slowest_call_sites", "JdbiPosts.latest p95 40 ms of 7");
    }

    @Test
    void clocksThatAreApartAreAnError() {
        check(new Answering(Duration.ofSeconds(-2), EASY));
        assertThat(store.errors()).isEmpty();

        check(new Answering(Duration.ofMillis(-2_001), EASY));

        assertThat(store.errors())
                .extracting(TrackedError::eventType, TrackedError::message)
                .containsExactly(tuple("error_database_clock_offset", "the database's clock is 2001 ms behind ours"));
    }

    @Test
    void aPoolWithHardlyAConnectionLeftIsAnError() {
        check(new Answering(Duration.ZERO, new PoolState(8, 2, 0, 10)));
        assertThat(store.errors()).isEmpty();

        check(new Answering(Duration.ZERO, new PoolState(9, 1, 4, 10)));

        assertThat(store.errors())
                .extracting(TrackedError::eventType)
                .containsExactly("error_database_pool_nearly_exhausted");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAnErrorAndFailsTheRun() {
        store.goAway();

        assertThatThrownBy(() -> check(store.ports().probe())).isInstanceOf(StoreUnavailable.class);
        assertThat(store.errors()).extracting(TrackedError::eventType).containsExactly("error_database_probe_failed");
    }

    private RunOutcome check(DatabaseProbe probe) {
        return new CheckDatabase(probe, store.ports().errors(), store.ports().events(), clock).execute(Runs.CONTEXT);
    }

    private record Answering(Duration offset, PoolState pool) implements DatabaseProbe {

        @Override
        public Reading probe(MachineClock host) {
            return new Reading(Duration.ofMillis(3), offset, load());
        }

        @Override
        public Load load() {
            Duration p95 = Duration.ofMillis(40);
            return new Load(pool, List.of(new QueryStatistics("JdbiPosts.latest", 7, p95, p95, p95)));
        }
    }
}
