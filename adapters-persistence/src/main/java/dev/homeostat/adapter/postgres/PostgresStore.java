package dev.homeostat.adapter.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.homeostat.adapter.journal.SpoolSettings;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.domain.account.EngineId;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All store ports on one PostgreSQL, 15 or later, in the schema {@code homeostat}. Opening it brings the schema up to
 * date. Thread-safe.
 */
public final class PostgresStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);

    private final Database database;
    private final Optional<HikariDataSource> ownPool;
    private final JdbiEventRecorder recorder;
    private final StorePorts ports;

    private PostgresStore(Database database, Optional<HikariDataSource> ownPool, Optional<SpoolSettings> spool) {
        this.database = database;
        this.ownPool = ownPool;
        this.recorder = new JdbiEventRecorder(database, spool);
        this.ports = new StorePorts(
                new JdbiAccounts(database),
                new JdbiTenureRegistry(database),
                new JdbiControlPanel(database),
                new JdbiPosts(database),
                new JdbiPublishingDesk(database),
                new JdbiContentPlan(database),
                new JdbiEngagementLedger(database),
                new JdbiLearningLog(database),
                new JdbiJobHeartbeats(database),
                new JdbiModerationDesk(database),
                new JdbiAuditLog(database),
                new JdbiNoticeOutbox(database),
                recorder,
                recorder);
    }

    /**
     * Opens a pool of its own, with the usual options.
     *
     * @throws DatabaseUnreachable when the database cannot be used
     * @throws SchemaRefused when its schema is newer than this program or cannot be brought up to date
     */
    public static PostgresStore open(PostgresSettings settings) {
        return open(settings, StoreOptions.USUAL);
    }

    /**
     * Opens a pool of its own.
     *
     * @throws DatabaseUnreachable when the database cannot be used
     * @throws SchemaRefused when its schema is newer than this program or cannot be brought up to date
     */
    public static PostgresStore open(PostgresSettings settings, StoreOptions options) {
        HikariDataSource pool = ConnectionPool.open(settings);
        try {
            return open(pool, settings.ownDatabase(), Optional.of(pool), options);
        } catch (SchemaRefused failure) {
            pool.close();
            throw failure;
        } catch (RuntimeException failure) {
            pool.close();
            throw DatabaseAddress.of(settings.jdbcUrl(), settings.user())
                    .orElseThrow()
                    .unreachable(failure);
        }
    }

    /**
     * Opens on a host's connections, which stay the host's to close, with the usual options.
     *
     * @param ownDatabase see {@link PostgresSettings}
     * @throws SchemaRefused when the schema is newer than this program or cannot be brought up to date
     */
    public static PostgresStore open(DataSource dataSource, boolean ownDatabase) {
        return open(dataSource, ownDatabase, StoreOptions.USUAL);
    }

    /**
     * Opens on a host's connections, which stay the host's to close.
     *
     * @param ownDatabase see {@link PostgresSettings}
     * @throws SchemaRefused when the schema is newer than this program or cannot be brought up to date
     */
    public static PostgresStore open(DataSource dataSource, boolean ownDatabase, StoreOptions options) {
        return open(dataSource, ownDatabase, Optional.empty(), options);
    }

    private static PostgresStore open(
            DataSource dataSource, boolean ownDatabase, Optional<HikariDataSource> ownPool, StoreOptions options) {
        Migrations.migrate(dataSource);
        Database database = new Database(dataSource, options.beforeCommit(), options.retries());
        database.useTransaction(Migrations::ensureEventPartitions);
        if (ownDatabase) {
            database.useTransaction(Migrations::setSearchPath);
        }
        return new PostgresStore(database, ownPool, options.spool());
    }

    public StorePorts ports() {
        return ports;
    }

    /** The version of the schema. */
    public String schemaVersion() {
        return database.inTransaction(
                handle -> handle.createQuery("""
                        SELECT version FROM homeostat.schema_history
                        WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
                        """).mapTo(String.class).one());
    }

    /**
     * A scheduler that keeps its ticks in this store.
     *
     * @param engine the engine for which it runs jobs
     */
    public JobScheduler newJobScheduler(EngineId engine) {
        return new DbSchedulerJobScheduler(database, engine);
    }

    /** Writes what errors and events are still to be written, for a bounded time, and closes the pool if it is ours. */
    @Override
    public void close() {
        recorder.close();
        ownPool.ifPresent(HikariDataSource::close);
        LOG.debug("the store is closed");
    }
}
