package dev.homeostat.adapter.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;

/** Brings our own schema, and nothing else in the database, to the version that this program knows. */
final class Migrations {

    static final String SCHEMA = "homeostat";

    private Migrations() {}

    /**
     * Migrates.
     *
     * @throws SchemaRefused when the schema is newer than this program or cannot be brought up to date
     */
    static void migrate(DataSource dataSource) {
        Flyway flyway = flyway(dataSource);
        try {
            refuseNewer(flyway.info().all());
            flyway.migrate();
        } catch (FlywayException failure) {
            if (SqlFailures.find(failure).filter(SqlFailures::isAway).isPresent()) {
                throw failure;
            }
            String firstLine =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
            throw new SchemaRefused(
                    "the schema '%s' could not be brought up to date (%s); restore it from a backup, or give another database"
                            .formatted(SCHEMA, firstLine),
                    failure);
        }
    }

    private static Flyway flyway(DataSource dataSource) {
        return configuration().dataSource(dataSource).schemas(SCHEMA).load();
    }

    /** Where the migrations are, and where it is kept which of them were made. */
    static FluentConfiguration configuration() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .defaultSchema(SCHEMA)
                .table("schema_history")
                .locations("classpath:dev/homeostat/adapter/postgres/migration")
                .failOnMissingLocations(true)
                .cleanDisabled(true);
    }

    /** Where the schema stands, empty when there is none. */
    static Optional<String> version(DataSource dataSource) {
        MigrationInfoService info = flyway(dataSource).info();
        refuseNewer(info.all());
        return Optional.ofNullable(info.current())
                .flatMap(current -> Optional.ofNullable(current.getVersion()))
                .map(MigrationVersion::toString);
    }

    /** What {@link #migrate} would execute, in order. */
    static List<PostgresSchema.Step> pending(DataSource dataSource) {
        MigrationInfoService info = flyway(dataSource).info();
        refuseNewer(info.all());
        return Arrays.stream(info.pending())
                .map(step -> new PostgresSchema.Step(
                        step.getVersion().toString(), step.getDescription(), sql(step.getScript())))
                .toList();
    }

    private static String sql(String script) {
        String name = "migration/" + script.substring(script.lastIndexOf('/') + 1);
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a migration of this program cannot be read", unreadable);
        }
    }

    private static void refuseNewer(MigrationInfo[] migrations) {
        Optional<MigrationVersion> newest = Arrays.stream(migrations)
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo);
        if (newest.isPresent()) {
            throw new SchemaRefused(
                    "the schema '%s' is at version %s, which is newer than this program knows; run a newer Homeostat"
                            .formatted(SCHEMA, newest.get()));
        }
    }

    /** Partitions of the events for this month and the next. */
    static void ensureEventPartitions(Handle handle) {
        handle.createQuery("SELECT homeostat.ensure_event_partitions(homeostat.now()) IS NULL AS done")
                .mapTo(Boolean.class)
                .one();
    }

    /** Lets the names in operators' queries resolve without a schema, for connections made from now on. */
    static void setSearchPath(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(hashtext('homeostat.search_path'))");
        boolean set = handle.createQuery("""
                        SELECT EXISTS (
                            SELECT FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
                            WHERE d.datname = current_database() AND s.setrole = 0
                              AND 'search_path=homeostat, public' = ANY (s.setconfig))
                        """).mapTo(Boolean.class).one();
        if (!set) {
            String database = handle.createQuery("SELECT quote_ident(current_database())")
                    .mapTo(String.class)
                    .one();
            handle.execute("ALTER DATABASE " + database + " SET search_path TO homeostat, public");
        }
    }
}
