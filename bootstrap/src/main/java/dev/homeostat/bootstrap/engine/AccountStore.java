package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.postgres.PostgresStore;
import dev.homeostat.adapter.postgres.StoreOptions;
import dev.homeostat.bootstrap.config.LoadedConfig;

/** The store of the configured account: on the database of the configuration, or on the embedded one. */
public final class AccountStore implements AutoCloseable {

    private final ConfiguredDatabase database;
    private final PostgresStore store;

    private AccountStore(ConfiguredDatabase database, StoreOptions options) {
        this.database = database;
        this.store = PostgresStore.open(database.settings(), options);
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
        ConfiguredDatabase database = ConfiguredDatabase.open(config);
        try {
            return new AccountStore(database, options);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public PostgresStore store() {
        return store;
    }

    /** Where the database is, without its password. */
    public String address() {
        return database.settings().jdbcUrl();
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
