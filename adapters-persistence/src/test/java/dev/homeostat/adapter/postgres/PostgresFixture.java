package dev.homeostat.adapter.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.homeostat.application.StorePorts;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.post.Post;
import dev.homeostat.testkit.contract.DeskFixture;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The PostgreSQL store for contracts: a database for each class, emptied before each test. */
abstract class PostgresFixture implements DeskFixture {

    static TestDatabase database;
    static FaultyDataSource connections;
    static PostgresStore store;

    private static HikariDataSource pool;

    PostgresFixture() {
        database.reset();
    }

    @BeforeAll
    static void openTheStore() {
        database = PostgresForTests.newDatabase();
        pool = ConnectionPool.open(database.settings());
        connections = new FaultyDataSource(pool);
        store = PostgresStore.open(connections, true);
    }

    @AfterAll
    static void closeTheStore() {
        store.close();
        pool.close();
        database.close();
    }

    @Override
    public StorePorts store() {
        return store.ports();
    }

    @Override
    public void elapse(Duration time) {
        database.elapse(time);
    }

    @Override
    public List<RecordedEvent> recordedEvents() {
        return new Database(pool)
                .inTransaction(handle -> handle.createQuery("SELECT * FROM homeostat.system_events ORDER BY seq")
                        .map((row, context) -> StoreEvents.map(row))
                        .list());
    }

    @Override
    public void keep(Post post, Decision decision) {
        new Database(pool).useTransaction(handle -> {
            DecisionRows.insert(handle, decision);
            PostChanges.insert(
                    handle,
                    post,
                    AccountRow.lock(handle, post.details().account()).accountNow());
        });
    }

    @Override
    public void failNext(StoreFault fault) {
        connections.failNext(fault);
    }
}
