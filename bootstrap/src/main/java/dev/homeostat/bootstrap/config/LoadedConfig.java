package dev.homeostat.bootstrap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration that was checked as a whole. Immutable.
 *
 * @param file the file that was read, empty where there was none
 * @param values the typed values
 * @param secrets by the name of their key, from the key itself or from the file that its companion names
 * @param shown every key with what holds for it and where that comes from, by name
 */
public record LoadedConfig(
        Optional<Path> file, HomeostatConfig values, Map<String, Secret> secrets, List<ConfiguredValue> shown) {

    public LoadedConfig {
        secrets = Map.copyOf(secrets);
        shown = List.copyOf(shown);
    }

    /**
     * A secret.
     *
     * @param key such as {@code account.password}
     */
    public Optional<Secret> secret(String key) {
        return Optional.ofNullable(secrets.get(key));
    }

    /** The state directory, absolute. It need not exist yet. */
    public Path stateDirectory() {
        return values.stateDirectory().toAbsolutePath().normalize();
    }

    /** The files and directories that hold the operator's facts, absolute. */
    public List<Path> factPaths() {
        Path base = file.map(Path::toAbsolutePath)
                .flatMap(path -> Optional.ofNullable(path.getParent()))
                .orElseGet(() -> Path.of("").toAbsolutePath());
        return values.content().facts().orElse(List.of()).stream()
                .map(base::resolve)
                .toList();
    }

    /** The file that stops everything while it exists, absolute. */
    public Path killSwitchFile() {
        return values.killSwitchFile().map(Path::toAbsolutePath).orElseGet(() -> stateDirectory()
                .resolve("STOP"));
    }

    /** Whether the database that comes with the program is to be used. */
    public boolean usesEmbeddedDatabase() {
        return values.database().url().isEmpty();
    }
}
