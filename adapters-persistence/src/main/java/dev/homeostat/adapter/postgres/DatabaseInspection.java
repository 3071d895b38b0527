package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/**
 * What a database looks like to somebody who changes nothing in it: every transaction of it is read-only.
 *
 * @param server number of the server's version, such as 150004
 * @param schema version of our schema there, empty when there is none yet
 * @param known the version that this program knows
 * @param newer whether the schema is newer than that
 * @param ahead how far the server's clock is ahead of this host's; negative when it is behind
 * @param missing columns that operators' queries use and that are not there, such as {@code system_events.severity};
 *     empty when there is no schema
 */
public record DatabaseInspection(
        int server, Optional<String> schema, String known, boolean newer, Duration ahead, List<String> missing) {

    private static final String OPTIONS = "options";
    private static final String READ_ONLY = "-c default_transaction_read_only=on";
    private static final String CONNECT_SECONDS = "10";

    /** The tables and columns that operators query. */
    private static final List<String> CONTRACT = List.of(
            "content_metadata.status",
            "content_metadata.tweet_id",
            "content_metadata.created_at",
            "content_metadata.posted_at",
            "content_metadata.decision_id",
            "system_events.event_type",
            "system_events.severity",
            "system_events.event_data",
            "system_events.created_at",
            "job_heartbeats.job_name",
            "job_heartbeats.last_run_status",
            "job_heartbeats.execution_time_ms",
            "job_heartbeats.updated_at");

    public DatabaseInspection {
        missing = List.copyOf(missing);
    }

    /**
     * How an account's jobs stand.
     *
     * @param age account time since the account was first run
     * @param sinceLatest account time since the latest run of each job that ever ran
     */
    public record Jobs(Duration age, SortedMap<String, Duration> sinceLatest) {}

    /**
     * Looks at a database.
     *
     * @throws DatabaseUnreachable when it cannot be reached
     */
    public static DatabaseInspection of(PostgresSettings settings) {
        return looking(settings, handle -> {
            Versions versions = Versions.of(settings);
            return new DatabaseInspection(
                    handle.createQuery("SELECT current_setting('server_version_num')::int")
                            .mapTo(Integer.class)
                            .one(),
                    versions.applied().map(MigrationVersion::getVersion),
                    versions.known().getVersion(),
                    versions.applied()
                            .filter(version -> version.compareTo(versions.known()) > 0)
                            .isPresent(),
                    ahead(handle),
                    versions.applied().isEmpty() ? List.of() : missing(handle));
        });
    }

    /**
     * How the jobs of an account stand while an engine runs it.
     *
     * @return empty when no engine does
     * @throws DatabaseUnreachable when the database cannot be reached
     */
    public static Optional<Jobs> jobs(PostgresSettings settings, AccountId account) {
        return looking(settings, handle -> handle.createQuery("""
                        SELECT (extract(epoch FROM homeostat.account_now(account_id) - anchor) * 1000)::bigint
                        FROM homeostat.accounts WHERE account_id = :account AND tenure_expires_at > homeostat.now()
                        """)
                .bind("account", account.value())
                .mapTo(Long.class)
                .findOne()
                .map(age -> new Jobs(Duration.ofMillis(age), sinceLatest(handle, account))));
    }

    /**
     * Who engaged the kill switch's row and why; empty when it is released.
     *
     * @throws DatabaseUnreachable when the database cannot be reached
     */
    public static Optional<String> killSwitch(PostgresSettings settings) {
        return looking(settings, handle -> handle.createQuery(
                        "SELECT engaged_by || ': ' || reason FROM homeostat.kill_switch WHERE engaged")
                .mapTo(String.class)
                .findOne());
    }

    private static SortedMap<String, Duration> sinceLatest(Handle handle, AccountId account) {
        Map<String, Long> millis = handle.createQuery("""
                        SELECT job_name,
                               (extract(epoch FROM homeostat.account_now(:account) - max(updated_at)) * 1000)::bigint AS ms
                        FROM homeostat.job_heartbeats WHERE account_id = :account GROUP BY job_name
                        """)
                .bind("account", account.value())
                .setMapKeyColumn("job_name")
                .setMapValueColumn("ms")
                .collectInto(new GenericType<Map<String, Long>>() {});
        SortedMap<String, Duration> since = new TreeMap<>();
        millis.forEach((job, ms) -> since.put(job, Duration.ofMillis(ms)));
        return since;
    }

    private interface Look<T> {
        T at(Handle handle);
    }

    private static <T> T looking(PostgresSettings settings, Look<T> look) {
        try (Handle handle =
                Jdbi.create(settings.jdbcUrl(), properties(settings)).open()) {
            return handle.inTransaction(look::at);
        } catch (RuntimeException failure) {
            throw DatabaseAddress.of(settings.jdbcUrl(), settings.user())
                    .map(address -> address.unreachable(failure))
                    .orElseThrow(() -> failure);
        }
    }

    private static Properties properties(PostgresSettings settings) {
        Properties properties = new Properties();
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "homeostat doctor");
        properties.setProperty(OPTIONS, READ_ONLY);
        return properties;
    }

    private static Duration ahead(Handle handle) {
        Instant before = Instant.now();
        long there = handle.createQuery("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
                .mapTo(Long.class)
                .one();
        Instant after = Instant.now();
        Instant here = before.plus(Duration.between(before, after).dividedBy(2));
        return Duration.between(here, Instant.ofEpochMilli(there));
    }

    private static List<String> missing(Handle handle) {
        List<String> there = handle.createQuery(
                        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = :schema")
                .bind("schema", Migrations.SCHEMA)
                .mapTo(String.class)
                .list();
        return CONTRACT.stream().filter(column -> !there.contains(column)).toList();
    }

    /** Versions of the schema: that of the database, and that of this program. */
    private record Versions(Optional<MigrationVersion> applied, MigrationVersion known) {

        static Versions of(PostgresSettings settings) {
            MigrationInfoService info = Migrations.configuration()
                    .dataSource(
                            settings.jdbcUrl(),
                            settings.user().orElse(""),
                            settings.password().orElse(""))
                    .jdbcProperties(Map.of(OPTIONS, READ_ONLY))
                    .load()
                    .info();
            MigrationVersion known = Arrays.stream(info.all())
                    .filter(migration -> !migration.getState().name().startsWith("FUTURE"))
                    .map(MigrationInfo::getVersion)
                    .filter(Objects::nonNull)
                    .max(MigrationVersion::compareTo)
                    .orElse(MigrationVersion.EMPTY);
            return new Versions(Optional.ofNullable(info.current()).map(MigrationInfo::getVersion), known);
        }
    }
}
