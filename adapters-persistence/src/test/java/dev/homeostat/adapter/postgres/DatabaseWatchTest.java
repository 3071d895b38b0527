package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import dev.homeostat.application.resilience.RetryAllowance;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements count as slow after half a second here, connections as held for too long after one. */
class DatabaseWatchTest {

    private static final AccountId ACCOUNT = new AccountId("ours");

    private static final String LOCKED = """
            SELECT event_data->>'call_site', event_data->>'v', (event_data->>'duration_ms')::int >= 500, severity,
                   event_data->>'plan' LIKE '%accounts%', length(event_data->>'sql_fingerprint')
            FROM homeostat.system_events WHERE event_type = 'slow_query'
            """;

    private TestDatabase test;
    private PostgresStore store;

    @BeforeEach
    void open() {
        test = PostgresForTests.newDatabase();
        store = PostgresStore.open(
                test.settings(),
                new StoreOptions(
                        () -> {},
                        Optional.empty(),
                        RetryAllowance.UNLIMITED,
                        new WatchSettings(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(300))));
        store.ports().accounts().open(ACCOUNT);
    }

    @AfterEach
    void close() {
        store.close();
        test.close();
    }

    @Test
    void aSlowStatementIsKeptOnceWithItsPlan() {
        waitForALock(Duration.ofMillis(700));
        waitForALock(Duration.ofMillis(700));

        await().untilAsserted(() ->
                assertThat(test.query(LOCKED)).containsExactly("JdbiTenureRegistry.acquire|1|t|warning|t|16"));
    }

    @Test
    void whoHoldsAConnectionForTooLongIsNamed() {
        waitForALock(Duration.ofMillis(2_500));

        await().untilAsserted(() -> assertThat(test.query("""
                        SELECT severity, event_data->>'message' FROM homeostat.system_events
                        WHERE event_type = 'error_database_connection_held'
                        """))
                .singleElement()
                .asString()
                .startsWith("error|JdbiTenureRegistry.acquire has held a connection for")
                .contains("JdbiTenureRegistry.java"));
    }

    @Test
    void whoWaitsForAConnectionForTooLongIsToldOfWithThoseWhoHoldThem() throws InterruptedException {
        List<Thread> readers = new ArrayList<>();
        Thread lock = locking("LOCK TABLE homeostat.learning_models", Duration.ofMillis(1_500));
        // Seven may read at once; the eighth waits.
        for (int i = 0; i < 8; i++) {
            readers.add(Thread.ofPlatform().start(() -> store.ports().learning().latest(ACCOUNT)));
        }
        for (Thread reader : readers) {
            reader.join();
        }
        lock.join();

        await().untilAsserted(() -> assertThat(test.query("""
                        SELECT severity, event_data->>'message' FROM homeostat.system_events
                        WHERE event_type = 'error_database_connection_wait'
                        """))
                .anyMatch(row -> row.startsWith("warning|JdbiLearningLog.latest has waited for a connection for")
                        && row.contains("held are JdbiLearningLog.latest for")));
    }

    @Test
    void everyCallSiteIsTimedByItsName() {
        for (int i = 0; i < 20; i++) {
            store.ports().posts().latest(ACCOUNT, 1);
        }

        List<QueryStatistics> statistics = store.ports().probe().load().statistics();

        assertThat(statistics)
                .filteredOn(site -> site.callSite().equals("JdbiPosts.latest"))
                .singleElement()
                .satisfies(site -> {
                    assertThat(site.count()).isEqualTo(20);
                    assertThat(site.p50()).isPositive().isLessThanOrEqualTo(site.p95());
                    assertThat(site.p95()).isLessThanOrEqualTo(site.max());
                });
        assertThat(statistics)
                .extracting(QueryStatistics::callSite)
                .contains("JdbiAccounts.open", "PostgresStore.open")
                .doesNotContain("unknown");
    }

    /** A tenure is taken while somebody else holds the account's row for so long. */
    private void waitForALock(Duration length) {
        Thread holder = locking("SELECT FROM homeostat.accounts FOR UPDATE", length);
        store.ports().tenures().acquire(ACCOUNT, new EngineId("engine"), Duration.ofMinutes(1));
        joined(holder);
    }

    /** Holds the lock from the return of this call on, for about so long. */
    private Thread locking(String lock, Duration length) {
        Thread holder = Thread.ofPlatform().start(() -> test.execute("""
                BEGIN;
                %s;
                SELECT pg_sleep(%s);
                COMMIT
                """.formatted(lock, length.toMillis() / 1_000.0)));
        await().until(() -> !test.query(
                        "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")
                .isEmpty());
        return holder;
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
