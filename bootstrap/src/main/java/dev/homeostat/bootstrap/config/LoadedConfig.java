package dev.homeostat.bootstrap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A configuration that was checked as a whole. Immutable.
 *
 * @param file the file that was read, empty where there was none
 * @param values the typed values
 * @param accountPassword from the key itself or from the file it names
 * @param databasePassword from the key itself or from the file it names
 * @param shown every key with what holds for it and where that comes from, by name
 */
public record LoadedConfig(
        Optional<Path> file,
        HomeostatConfig values,
        Optional<Secret> accountPassword,
        Optional<Secret> databasePassword,
        List<ConfiguredValue> shown) {

    public LoadedConfig {
        shown = List.copyOf(shown);
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
