package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.postgres.PostgresSettings;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.postgres.EmbeddedDatabase;
import java.util.Optional;

/** The database of the configuration, or the embedded one, which runs for as long as this is open. */
public final class ConfiguredDatabase implements AutoCloseable {

    private final Optional<EmbeddedDatabase> embedded;
    private final PostgresSettings settings;

    private ConfiguredDatabase(Optional<EmbeddedDatabase> embedded, PostgresSettings settings) {
        this.embedded = embedded;
        this.settings = settings;
    }

    /**
     * Starts the embedded database if it is used and nobody runs it; connects to none.
     *
     * @throws dev.homeostat.bootstrap.startup.StartupProblem when the embedded database cannot be started
     */
    public static ConfiguredDatabase open(LoadedConfig config) {
        HomeostatConfig.Database database = config.values().database();
        if (database.url().isPresent()) {
            return new ConfiguredDatabase(
                    Optional.empty(),
                    new PostgresSettings(
                            database.url().get(),
                            database.user(),
                            config.secret("database.password").map(Secret::reveal),
                            false));
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(config.stateDirectory());
        return new ConfiguredDatabase(
                Optional.of(embedded),
                new PostgresSettings(
                        embedded.jdbcUrl(), Optional.of(embedded.user()), Optional.of(embedded.password()), true));
    }

    public PostgresSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
