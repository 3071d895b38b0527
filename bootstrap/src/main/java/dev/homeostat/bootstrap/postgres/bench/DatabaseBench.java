package dev.homeostat.bootstrap.postgres.bench;

import dev.homeostat.adapter.postgres.PostgresSettings;
import dev.homeostat.adapter.postgres.PostgresStore;
import dev.homeostat.bootstrap.postgres.EmbeddedDatabase;
import dev.homeostat.bootstrap.postgres.bench.BenchReport.Measured;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.bootstrap.trial.TemporaryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Fills an embedded Postgres of its own and asks it what operators ask. Leaves nothing behind. */
public final class DatabaseBench {

    private static final long BYTES_AN_EVENT = 900;
    private static final long BYTES_A_HEARTBEAT = 300;
    private static final long BYTES_BESIDES = 500_000_000;

    private static final String SIZE = """
            SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits
            WHERE inhparent = 'homeostat.system_events'::regclass
            """;

    private DatabaseBench() {}

    /**
     * Measures.
     *
     * @return empty when it was told to stop
     * @throws StartupProblem when there is no room on the disk, or the embedded Postgres does not start
     */
    public static Optional<BenchReport> run(BenchOptions options) {
        try (TemporaryDirectory directory = TemporaryDirectory.create("homeostat-bench-")) {
            requireRoom(directory.path(), options);
            options.progress().accept("runs in " + directory.path());
            try (EmbeddedDatabase database = EmbeddedDatabase.open(directory.path())) {
                return Optional.of(measure(database, options));
            }
        } catch (GivenUp asked) {
            return Optional.empty();
        } catch (SQLException failure) {
            throw new IllegalStateException("the database failed: " + failure.getMessage(), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException("the directory of the bench failed", failure);
        }
    }

    private static void requireRoom(Path directory, BenchOptions options) throws IOException {
        long needed = options.events() * BYTES_AN_EVENT + options.heartbeats() * BYTES_A_HEARTBEAT + BYTES_BESIDES;
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < needed) {
            throw new StartupProblem(
                    "the bench needs about %d MB in %s, where %d MB are free"
                            .formatted(needed / 1_000_000, directory.getParent(), free / 1_000_000),
                    "free some, take fewer --events, or set HOMEOSTAT_JAVA_OPTS=-Djava.io.tmpdir=DIRECTORY");
        }
    }

    private static BenchReport measure(EmbeddedDatabase database, BenchOptions options) throws SQLException {
        PostgresStore.open(new PostgresSettings(
                        database.jdbcUrl(), Optional.of(database.user()), Optional.of(database.password()), true))
                .close();
        try (Connection connection = connect(database)) {
            new BenchData(options).fill(connection);
            List<Measured> measured = new ArrayList<>();
            for (Question question : Question.values()) {
                options.progress().accept("asking for %s".formatted(question.words));
                measured.add(new Measured(question, times(connection, question, options)));
            }
            return new BenchReport(options, size(connection), measured);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source.getConnection();
    }

    private static List<Duration> times(Connection connection, Question question, BenchOptions options)
            throws SQLException {
        List<Duration> times = new ArrayList<>();
        for (int run = 0; run < options.runs(); run++) {
            requireTime(options);
            long begun = System.nanoTime();
            if (readAll(connection, question.sql) == 0) {
                throw new IllegalStateException("'%s' found nothing".formatted(question.words));
            }
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return times;
    }

    private static long readAll(Connection connection, String sql) throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }

    private static long size(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(SIZE)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Gives the run up when somebody wants it to end. */
    static void requireTime(BenchOptions options) {
        if (options.stop().getAsBoolean()) {
            throw new GivenUp();
        }
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
