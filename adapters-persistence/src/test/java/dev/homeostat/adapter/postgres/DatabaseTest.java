package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.resilience.SharedRetryBudget;
import dev.homeostat.domain.resilience.RetryBudget;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private TestDatabase test;
    private HikariDataSource pool;
    private FaultyDataSource connections;
    private Database database;

    @BeforeEach
    void open() {
        test = PostgresForTests.newDatabase();
        pool = ConnectionPool.open(test.settings());
        connections = new FaultyDataSource(pool);
        database = new Database(connections);
        test.execute("CREATE TABLE t (n int)");
    }

    @AfterEach
    void close() {
        pool.close();
        test.close();
    }

    @Test
    void triesAgainAfterAConflictAndCommitsOnce() {
        AtomicInteger tries = new AtomicInteger();

        database.useTransaction(handle -> {
            handle.execute("INSERT INTO t VALUES (1)");
            if (tries.incrementAndGet() < 3) {
                handle.execute("DO $$ BEGIN RAISE EXCEPTION 'planned' USING ERRCODE = '40001'; END $$");
            }
        });

        assertThat(tries).hasValue(3);
        assertThat(test.query("SELECT count(*) FROM t")).containsExactly("1");
    }

    @Test
    void givesAnEndlessConflictUpAsUnavailable() {
        assertThatThrownBy(() -> database.useTransaction(handle ->
                        handle.execute("DO $$ BEGIN RAISE EXCEPTION 'planned' USING ERRCODE = '40P01'; END $$")))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void doesNotTryAgainWhenTheProcessMayNot() {
        SharedRetryBudget retries = new SharedRetryBudget(
                new ManualClock(Instant.parse("2026-03-01T12:00:00Z")), RetryBudget.of(Duration.ofMinutes(1), 10, 2));
        Database frugal = new Database(connections, () -> {}, retries);
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> frugal.useTransaction(handle -> {
                    tries.incrementAndGet();
                    handle.execute("DO $$ BEGIN RAISE EXCEPTION 'planned' USING ERRCODE = '40001'; END $$");
                }))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(tries).hasValue(3);
    }

    @Test
    void everyTransactionCountsAsAFirstTry() {
        SharedRetryBudget retries = new SharedRetryBudget(
                new ManualClock(Instant.parse("2026-03-01T12:00:00Z")), RetryBudget.of(Duration.ofMinutes(1), 10, 0));
        Database frugal = new Database(connections, () -> {}, retries);
        for (int number = 0; number < 20; number++) {
            frugal.useTransaction(handle -> handle.execute("INSERT INTO t VALUES (1)"));
        }

        assertThat(IntStream.range(0, 5).filter(number -> retries.tryRetry())).hasSize(2);
    }

    @Test
    void doesNotTryAgainWhenTheReplyIsLost() {
        connections.failNext(StoreFault.COMMITTED_REPLY_LOST);

        assertThatThrownBy(() -> database.useTransaction(handle -> handle.execute("INSERT INTO t VALUES (1)")))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(test.query("SELECT count(*) FROM t")).containsExactly("1");
    }

    @Test
    void aConnectionThatTheServerEndsIsUnavailable() {
        assertThatThrownBy(() -> database.useTransaction(
                        handle -> handle.createQuery("SELECT pg_terminate_backend(pg_backend_pid())")
                                .mapTo(Boolean.class)
                                .one()))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aMistakeInAStatementIsABugAndNotAnOutage() {
        assertThatThrownBy(() -> database.useTransaction(handle -> handle.execute("INSERT INTO nothing VALUES (1)")))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }
}
