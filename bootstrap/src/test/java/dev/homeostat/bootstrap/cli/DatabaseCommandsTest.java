package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.bootstrap.postgres.EmbeddedDatabase;
import dev.homeostat.bootstrap.postgres.bench.BenchOptions;
import dev.homeostat.bootstrap.postgres.bench.DatabaseBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is done to a database by command. */
class DatabaseCommandsTest {

    private static final String RUNS_IN = "runs in ";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theSchemaIsToldThenMadeThenUpToDate(@TempDir Path directory) throws IOException, SQLException {
        Path config = Files.writeString(
                directory.resolve("homeostat.yaml"), "state-directory: %s".formatted(directory.resolve("state")));
        try (EmbeddedDatabase held = EmbeddedDatabase.open(directory.resolve("state"))) {
            assertThat(execute("migrate", "--dry-run", "--config", config.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(taken()).contains("CREATE TABLE homeostat.content_metadata", "-- version 7: phases");
            assertThat(err.toString()).contains("nothing was changed");

            assertThat(execute("migrate", "--config", config.toString())).isZero();
            assertThat(taken()).startsWith("the schema went from version none to version ");
            assertThat(execute("migrate", "--config", config.toString())).isZero();
            assertThat(taken()).startsWith("the schema is up to date at version ");

            makeNewer(held);
            assertThat(execute("migrate", "--dry-run", "--config", config.toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("version 99").contains("run a newer Homeostat");
        }
    }

    private static void makeNewer(EmbeddedDatabase database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO homeostat.schema_history
                        (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'later', 1, true)
                    """);
        }
    }

    @Test
    void theBenchMeasuresEveryQuestionAndLeavesNothingBehind() {
        int exit = execute("bench", "database", "--events", "100000", "--heartbeats", "100000", "--runs", "2");

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(12);
        assertThat(lines.getLast()).startsWith("events: 100000, heartbeats: 100000, windowed p95 ms: ");
        assertThat(lines.getLast().endsWith("missed: 0")).isEqualTo(exit == 0);
        assertThat(directory(err.toString().lines().toList())).doesNotExist();
    }

    @Test
    void theBenchCanBeGivenUp() {
        List<String> said = new ArrayList<>();

        assertThat(DatabaseBench.run(new BenchOptions(1_000, 20_000, 1, said::add, () -> said.size() > 3)))
                .isEmpty();
        assertThat(directory(said)).doesNotExist();
    }

    @Test
    void theBenchRefusesTooFewEvents() {
        assertThat(execute("bench", "database", "--events", "10")).isEqualTo(2);
        assertThat(err.toString()).contains("--events 10 is out of bounds");
    }

    private static Path directory(List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(RUNS_IN))
                .map(line -> Path.of(line.substring(RUNS_IN.length())))
                .findFirst()
                .orElseThrow();
    }

    private String taken() {
        String text = out.toString();
        out.getBuffer().setLength(0);
        return text;
    }

    private int execute(String... arguments) {
        CommandLine line = CommandLines.homeostat(Map.of());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
