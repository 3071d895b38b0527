package dev.homeostat.adapter.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Our schema in a database, before anything else is opened there. Thread-safe. */
public final class PostgresSchema implements AutoCloseable {

    private final HikariDataSource pool;
    private final DatabaseAddress address;

    private PostgresSchema(HikariDataSource pool, DatabaseAddress address) {
        this.pool = pool;
        this.address = address;
    }

    /**
     * Looks at a database and changes nothing.
     *
     * @throws DatabaseUnreachable when it cannot be used
     */
    public static PostgresSchema at(PostgresSettings settings) {
        return new PostgresSchema(
                ConnectionPool.open(settings),
                DatabaseAddress.of(settings.jdbcUrl(), settings.user()).orElseThrow());
    }

    /**
     * A step that the schema still lacks.
     *
     * @param sql what it would execute, one transaction
     */
    public record Step(String version, String description, String sql) {}

    /**
     * Where the schema stands, empty when there is none.
     *
     * @throws SchemaRefused when it is newer than this program
     */
    public Optional<String> version() {
        return telling(() -> Migrations.version(pool));
    }

    /**
     * What it still lacks, in order.
     *
     * @throws SchemaRefused when it is newer than this program
     */
    public List<Step> pending() {
        return telling(() -> Migrations.pending(pool));
    }

    /**
     * Brings it up to date.
     *
     * @throws SchemaRefused when it is newer than this program or cannot be brought up to date
     */
    public void migrate() {
        telling(() -> {
            Migrations.migrate(pool);
            return true;
        });
    }

    private <T> T telling(Supplier<T> question) {
        try {
            return question.get();
        } catch (SchemaRefused refused) {
            throw refused;
        } catch (RuntimeException failure) {
            throw address.unreachable(failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
