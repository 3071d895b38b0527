package dev.homeostat.adapter.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.database.port.DatabaseProbe.PoolState;
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
    private final DatabaseWatch watch;
    private final StorePorts ports;

    /** What posting and healing ask on their way goes by the critical lane. */
    private PostgresStore(Database database, Optional<HikariDataSource> ownPool, StoreOptions options) {
        this.database = database;
        this.ownPool = ownPool;
        this.recorder = new JdbiEventRecorder(database, options.spool());
        Database critical = database.critical();
        JdbiDatabaseProbe probe = new JdbiDatabaseProbe(critical, this::pool);
        this.ports = new StorePorts(
                new JdbiAccounts(critical),
                new JdbiTenureRegistry(critical),
                new JdbiControlPanel(critical),
                new JdbiPosts(critical),
                new JdbiPublishingDesk(critical),
                new JdbiContentPlan(database),
                new JdbiEngagementLedger(database),
                new JdbiLearningLog(database),
                new JdbiJobHeartbeats(critical),
                new JdbiModerationDesk(critical),
                new JdbiAuditLog(critical),
                new JdbiNoticeOutbox(database),
                recorder,
                recorder,
                probe,
                new JdbiRetention(database));
        this.watch = new DatabaseWatch(database, options.watch(), this::pool, recorder, recorder);
        watch.start();
    }

    /** Of a host's pool it is not known what is idle there, or who waits. */
    private PoolState pool() {
        Optional<HikariPoolMXBean> own = ownPool.map(HikariDataSource::getHikariPoolMXBean);
        return database.pool(
                own.map(HikariPoolMXBean::getIdleConnections).orElse(0),
                own.map(HikariPoolMXBean::getThreadsAwaitingConnection).orElse(0));
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
        return new PostgresStore(database, ownPool, options);
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
        return new DbSchedulerJobScheduler(database.critical(), engine);
    }

    /** Writes what errors and events are still to be written, for a bounded time, and closes the pool if it is ours. */
    @Override
    public void close() {
        watch.close();
        recorder.close();
        ownPool.ifPresent(HikariDataSource::close);
        LOG.debug("the store is closed");
    }
}
