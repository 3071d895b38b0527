package dev.homeostat.adapter.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A database made for a test, dropped when closed. */
public record TestDatabase(String name, String jdbcUrl, String user, String password, Runnable dropping)
        implements AutoCloseable {

    /** Settings to open it as a database of our own. */
    public PostgresSettings settings() {
        return new PostgresSettings(jdbcUrl, Optional.of(user), Optional.of(password), true);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Lets the store's clock jump forward. */
    public void elapse(Duration duration) {
        execute("UPDATE homeostat.clock SET test_offset = test_offset + interval '%d microseconds'"
                .formatted(duration.toNanos() / 1_000));
    }

    /** Holds the store's clock at this moment. */
    public void holdClockAt(Instant moment) {
        execute("UPDATE homeostat.clock SET held_at = '%s'".formatted(moment));
    }

    /** Empties a migrated database and puts its clock right. */
    public void reset() {
        execute("""
                TRUNCATE homeostat.accounts, homeostat.system_events, homeostat.job_heartbeats,
                         homeostat.scheduled_tasks, homeostat.notice_episodes, homeostat.notices,
                         homeostat.notice_writers CASCADE;
                ALTER TABLE homeostat.audit_log DISABLE TRIGGER append_only;
                TRUNCATE homeostat.audit_log;
                ALTER TABLE homeostat.audit_log ENABLE TRIGGER append_only;
                UPDATE homeostat.audit_head SET length = 0, last_hash = repeat('0', 64);
                UPDATE homeostat.kill_switch
                SET engaged = false, engaged_by = NULL, reason = NULL, engaged_since = NULL;
                UPDATE homeostat.clock SET test_offset = interval '0', held_at = NULL
                """);
    }

    /** Runs statements as an operator would, over a connection of their own. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** The rows of a query, each as its columns joined by {@code |}. */
    public List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        dropping.run();
    }
}
