package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.postgres.PostgresSettings;
import dev.homeostat.adapter.postgres.PostgresStore;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.postgres.EmbeddedDatabase;
import java.util.Optional;

/** The store of the configured account: on the database of the configuration, or on the embedded one. */
public final class AccountStore implements AutoCloseable {

    private final Optional<EmbeddedDatabase> embedded;
    private final PostgresSettings settings;
    private final PostgresStore store;

    private AccountStore(Optional<EmbeddedDatabase> embedded, PostgresSettings settings, Runnable beforeCommit) {
        this.embedded = embedded;
        this.settings = settings;
        this.store = PostgresStore.open(settings, beforeCommit);
    }

    /**
     * Opens the store; starts the embedded database if it is used and nobody runs it.
     *
     * @throws dev.homeostat.bootstrap.startup.StartupProblem when the embedded database cannot be started
     * @throws dev.homeostat.adapter.postgres.DatabaseUnreachable when the configured one cannot be used
     */
    public static AccountStore open(LoadedConfig config) {
        return open(config, () -> {});
    }

    /** Opens the store and lets somebody look on, right before each commit. */
    static AccountStore open(LoadedConfig config, Runnable beforeCommit) {
        HomeostatConfig.Database database = config.values().database();
        if (database.url().isPresent()) {
            return new AccountStore(
                    Optional.empty(),
                    new PostgresSettings(
                            database.url().get(),
                            database.user(),
                            config.secret("database.password").map(Secret::reveal),
                            false),
                    beforeCommit);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(config.stateDirectory());
        try {
            return new AccountStore(
                    Optional.of(embedded),
                    new PostgresSettings(
                            embedded.jdbcUrl(), Optional.of(embedded.user()), Optional.of(embedded.password()), true),
                    beforeCommit);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    public PostgresStore store() {
        return store;
    }

    /** Where the database is, without its password. */
    public String address() {
        return settings.jdbcUrl();
    }

    @Override
    public void close() {
        store.close();
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
