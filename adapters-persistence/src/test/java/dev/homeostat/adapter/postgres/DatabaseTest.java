package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.testkit.memory.StoreFault;
import java.util.concurrent.atomic.AtomicInteger;
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
