package dev.homeostat.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server, and how to reach it. */
record RunningServer(long pid, int port, String password) {

    static final String USER = "homeostat";
    static final String DATABASE = "homeostat";

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final String HOST = "127.0.0.1";

    String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, DATABASE);
    }

    /** Whether it answers and is the one that works on {@code data}. */
    boolean answers(Path data) throws IOException {
        if (port == 0) {
            return false;
        }
        try {
            return Files.isSameFile(Path.of(ask("show data_directory")), data);
        } catch (SQLException e) {
            LOG.debug("The server on port {} does not answer yet", port, e);
            return false;
        }
    }

    void createDatabase() throws IOException {
        try {
            if (ask("select count(*) from pg_database where datname = '" + DATABASE + "'")
                    .equals("0")) {
                execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IOException("the database could not be created: " + e.getMessage(), e);
        }
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private void execute(String command) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** A connection to a database by its address. */
    static Connection connect(String jdbcUrl, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(USER);
        source.setPassword(password);
        return source.getConnection();
    }

    private Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(USER);
        source.setPassword(password);
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
        return source.getConnection();
    }
}
