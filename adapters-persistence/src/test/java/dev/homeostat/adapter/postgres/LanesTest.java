package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.resilience.RetryAllowance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final int ORDINARY = 7;
    private static final Duration SHORT = Duration.ofMillis(200);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch free = new CountDownLatch(1);
    private TestDatabase test;
    private HikariDataSource pool;
    private Database database;

    @BeforeEach
    void open() {
        test = PostgresForTests.newDatabase();
        pool = ConnectionPool.open(test.settings());
        database = new Database(pool, () -> {}, RetryAllowance.UNLIMITED, SHORT);
    }

    @AfterEach
    void close() throws InterruptedException {
        free.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        pool.close();
        test.close();
    }

    @Test
    void postingFindsAConnectionWhileReportsHoldAllThatTheyMay() throws Exception {
        hold(database, ORDINARY);
        Database critical = database.critical();
        hold(critical, 1);

        assertThat(critical.inTransaction(LanesTest::one)).isEqualTo(1);
    }

    @Test
    void theSchedulerHasAPlaceOfItsOwn() throws Exception {
        hold(database, ORDINARY);
        hold(database.critical(), 2);

        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(database.pool(0, 0).active()).isEqualTo(Lanes.CONNECTIONS);
            assertThatThrownBy(() -> database.dataSource().getConnection()).isInstanceOf(SQLException.class);
        }
        try (Connection again = database.dataSource().getConnection()) {
            assertThat(again.isValid(5)).isTrue();
        }
    }

    @Test
    void whoFindsNoPlaceInTimeIsToldWhoHoldsThem() throws Exception {
        hold(database, ORDINARY);

        assertThatThrownBy(() -> database.inTransaction(LanesTest::one))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("LanesTest.hold")
                .hasMessageContaining("within 200 ms");
    }

    @Test
    void aPlaceIsGivenBackWhateverHappens() {
        for (int failure = 0; failure < 2 * ORDINARY; failure++) {
            assertThatThrownBy(() -> database.useTransaction(handle -> handle.execute("SELECT 1 / 0")))
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(database.inTransaction(LanesTest::one)).isEqualTo(1);
        assertThat(database.pool(0, 0).active()).isZero();
    }

    @Test
    void aTransactionWithinAnotherNeedsNoPlaceOfItsOwn() throws Exception {
        hold(database, ORDINARY - 1);

        int inner = database.inTransaction(outer -> database.inTransaction(LanesTest::one));

        assertThat(inner).isEqualTo(1);
    }

    private static int one(Handle handle) {
        return handle.createQuery("SELECT 1").mapTo(Integer.class).one();
    }

    private void hold(Database lane, int count) throws Exception {
        CountDownLatch held = new CountDownLatch(count);
        List<Future<?>> holders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            holders.add(threads.submit(() -> lane.useTransaction(handle -> {
                held.countDown();
                await(free);
            })));
        }
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(holders).noneMatch(Future::isDone);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
