package dev.homeostat.adapter.postgres;

import dev.homeostat.application.database.port.DatabaseProbe;
import dev.homeostat.application.database.port.DatabaseProbe.PoolState;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.time.port.MachineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

final class JdbiDatabaseProbe implements DatabaseProbe {

    private static final String SAVEPOINT = "probe";

    private final Database database;
    private final Supplier<PoolState> pool;

    JdbiDatabaseProbe(Database database, Supplier<PoolState> pool) {
        this.database = database;
        this.pool = pool;
    }

    @Override
    public Reading probe(MachineClock host) {
        Duration begun = host.monotonic();
        Duration offset = database.inTransaction(handle -> {
            handle.savepoint(SAVEPOINT);
            writeAndRead(handle);
            handle.rollbackToSavepoint(SAVEPOINT);
            return offset(handle, host);
        });
        return new Reading(host.monotonic().minus(begun), offset, load());
    }

    private static void writeAndRead(Handle handle) {
        UUID id = UUID.randomUUID();
        handle.createUpdate("INSERT INTO homeostat.health_probes (probe_id, written_at) VALUES (:id, homeostat.now())")
                .bind("id", id)
                .execute();
        boolean found = handle.createQuery("SELECT EXISTS (SELECT FROM homeostat.health_probes WHERE probe_id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
        if (!found) {
            throw new StoreUnavailable("the database does not give back what was written into it");
        }
    }

    /** The store's clock was read in the middle of the question, as far as one can tell. */
    private static Duration offset(Handle handle, MachineClock host) {
        Instant before = host.now();
        Instant store = StoreClock.ask(handle);
        Instant after = host.now();
        return Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), store);
    }

    @Override
    public Load load() {
        return new Load(pool.get(), database.statistics());
    }
}
