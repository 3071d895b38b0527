package dev.homeostat.adapter.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Optional;

/** Opens connections: at most 10, idle ones for 30 s, waiting at most 10 s for one. */
final class ConnectionPool {

    private static final int IDLE_MILLIS = 30_000;
    private static final int CONNECT_MILLIS = 10_000;

    /** A process that stands still in the middle of a transaction loses its locks, so that another can take over. */
    private static final String STANDSTILL = "15s";

    /** A reply that takes longer counts as lost; no statement of ours runs nearly as long. */
    private static final String SOCKET_TIMEOUT_SECONDS = "60";

    private ConnectionPool() {}

    /**
     * Opens a pool and one connection.
     *
     * @throws DatabaseUnreachable when that fails
     */
    static HikariDataSource open(PostgresSettings settings) {
        Optional<DatabaseAddress> address = DatabaseAddress.of(settings.jdbcUrl(), settings.user());
        if (address.isEmpty()) {
            throw new DatabaseUnreachable(
                    "the database URL '%s' is not of the form jdbc:postgresql://host:port/database; correct it"
                            .formatted(settings.jdbcUrl().replaceFirst("\\?.*", "")),
                    new IllegalArgumentException("not a PostgreSQL URL"));
        }
        try {
            return new HikariDataSource(config(settings, address.get()));
        } catch (PoolInitializationException failure) {
            throw address.get().unreachable(failure);
        }
    }

    private static HikariConfig config(PostgresSettings settings, DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("homeostat");
        config.setJdbcUrl(settings.jdbcUrl());
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(Lanes.CONNECTIONS);
        config.setMinimumIdle(1);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(1);
        config.addDataSourceProperty("ApplicationName", "homeostat");
        config.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_MILLIS / 1_000));
        config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=" + STANDSTILL);
        Tls.properties(settings.jdbcUrl(), address).forEach(config::addDataSourceProperty);
        return config;
    }
}
