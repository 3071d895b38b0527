package dev.homeostat.bootstrap.postgres;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.bootstrap.startup.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the server of a state directory away from those that use it, and brings it back where it was: to see what they
 * do meanwhile. For one thread, while nobody else opens or closes the embedded database.
 */
public final class ServerOutage {

    private static final String ERRORS = """
            SELECT event_type, event_data ->> 'trace_id', event_data ->> 'message',
                   coalesce((event_data ->> 'occurrences')::bigint, 1)
            FROM homeostat.system_events
            WHERE event_type LIKE 'error\\_%' AND event_type <> 'error_analysis_report'
            ORDER BY seq
            """;

    private final Path state;
    private int port;

    private ServerOutage(Path state) {
        this.state = state;
    }

    /** Outages of the server that was opened for this state directory. */
    public static ServerOutage of(Path stateDirectory) {
        return new ServerOutage(StateDirectory.open(stateDirectory));
    }

    /**
     * An error as it stands in the database.
     *
     * @param occurrences how many it stands for
     */
    public record KeptError(String type, String traceId, String message, long occurrences) {}

    /** Stops the server; returns when it is gone. */
    public void begin() {
        try {
            RunningServer server = server();
            port = server.port();
            new PostgresCluster(state).stop(server);
        } catch (IOException e) {
            throw StateDirectory.unusable(state, e);
        }
    }

    /** Starts the server again; returns when it answers. */
    public void end() {
        try {
            RunningServer back = new PostgresCluster(state).running();
            if (back.port() != port) {
                throw new StartupProblem(
                        "the embedded Postgres came back on port %d instead of %d".formatted(back.port(), port),
                        "end the program that took the port, and try again");
            }
        } catch (IOException e) {
            throw StateDirectory.unusable(state, e);
        }
    }

    private RunningServer server() throws IOException {
        PidFile mark = PidFile.in(state.resolve("postgres"))
                .orElseThrow(() -> new StartupProblem("the embedded Postgres does not run", "open it first"));
        return new RunningServer(mark.pid(), mark.port(), "");
    }

    /** All errors that were kept, in the order in which they were. */
    public List<KeptError> errors() {
        List<KeptError> errors = new ArrayList<>();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(state);
                Connection connection = RunningServer.connect(database.jdbcUrl(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ERRORS)) {
            while (rows.next()) {
                errors.add(new KeptError(rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
            return errors;
        } catch (SQLException e) {
            throw new IllegalStateException("the errors cannot be read", e);
        }
    }
}
