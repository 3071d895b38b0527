package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config} and what it leads to. For {@code @Mixin} in commands that need the configuration. */
public final class ConfigOption {

    private final Map<String, String> environment;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration in YAML (default: ./homeostat.yaml where it exists).")
    private @Nullable Path file;

    public ConfigOption(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Loads the configuration and begins to log into its state directory.
     *
     * @param required keys without which the command cannot work
     * @throws dev.homeostat.bootstrap.startup.StartupProblem with everything that is wrong
     */
    public LoadedConfig start(String... required) {
        LoadedConfig config = load(required);
        LogFile.of(config);
        return config;
    }

    /** Loads the configuration and does nothing else. */
    public LoadedConfig load(String... required) {
        return ConfigLoader.load(Optional.ofNullable(file), environment, required);
    }
}
