package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.postgres.PostgresSettings;
import dev.homeostat.adapter.postgres.PostgresStore;
import dev.homeostat.adapter.postgres.StoreOptions;
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

    private AccountStore(Optional<EmbeddedDatabase> embedded, PostgresSettings settings, StoreOptions options) {
        this.embedded = embedded;
        this.settings = settings;
        this.store = PostgresStore.open(settings, options);
    }

    /**
     * Opens the store; starts the embedded database if it is used and nobody runs it.
     *
     * @throws dev.homeostat.bootstrap.startup.StartupProblem when the embedded database cannot be started
     * @throws dev.homeostat.adapter.postgres.DatabaseUnreachable when the configured one cannot be used
     */
    public static AccountStore open(LoadedConfig config) {
        return open(config, StoreOptions.USUAL);
    }

    /** The same with other options than the usual ones. */
    static AccountStore open(LoadedConfig config, StoreOptions options) {
        HomeostatConfig.Database database = config.values().database();
        if (database.url().isPresent()) {
            return new AccountStore(
                    Optional.empty(),
                    new PostgresSettings(
                            database.url().get(),
                            database.user(),
                            config.secret("database.password").map(Secret::reveal),
                            false),
                    options);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(config.stateDirectory());
        try {
            return new AccountStore(
                    Optional.of(embedded),
                    new PostgresSettings(
                            embedded.jdbcUrl(), Optional.of(embedded.user()), Optional.of(embedded.password()), true),
                    options);
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
