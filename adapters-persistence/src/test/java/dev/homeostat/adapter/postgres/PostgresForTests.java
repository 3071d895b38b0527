package dev.homeostat.adapter.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/**
 * The one place from which tests take their PostgreSQL: a server given by URL (system property {@code
 * homeostat.test.database.url} or environment {@code HOMEOSTAT_TEST_DATABASE_URL}), else one in a container where a
 * container engine answers, else an embedded one. There is one server a JVM and a database of its own for whoever asks.
 */
public final class PostgresForTests {

    private PostgresForTests() {}

    /** A server and how to get in. */
    record Server(String host, int port, String database, String user, String password) {

        String url(String ofDatabase) {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, ofDatabase);
        }
    }

    /**
     * A new and empty database.
     *
     * @throws IllegalStateException when there is no server or it does not let us create one
     */
    public static TestDatabase newDatabase() {
        Server server = Holder.SERVER;
        String name = "homeostat_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "CREATE DATABASE " + name);
        return new TestDatabase(name, server.url(name), server.user(), server.password(), () -> drop(server, name));
    }

    private static void drop(Server server, String name) {
        execute(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static void execute(Server server, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(server.url(server.database()), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("the test database server refused: " + sql, failure);
        }
    }

    /** Started by the first who asks, ended with the JVM. */
    private static final class Holder {

        static final Server SERVER =
                GivenServer.find().or(ContainerServer::start).orElseGet(EmbeddedServer::start);
    }

    static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
