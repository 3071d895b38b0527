package dev.homeostat.bootstrap.config;

import dev.homeostat.bootstrap.startup.Problem;
import dev.homeostat.bootstrap.startup.StartupProblem;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration from environment variables, which win, and a YAML file. Everything that is wrong is told at
 * once. Not thread-safe; use one for one load.
 */
public final class ConfigLoader {

    /** The file that is read when no other is named and it exists. */
    public static final Path DEFAULT_FILE = Path.of("homeostat.yaml");

    private static final Source NO_FILE = new Source(Map.of(), Map.of());

    private final List<ConfigKey> keys = ConfigKey.all();
    private final List<Problem> problems = new ArrayList<>();
    private final Source environment;
    private final Source file;
    private final Optional<Path> path;

    private ConfigLoader(Optional<Path> named, Map<String, String> environment) {
        this.path = named.or(() -> Optional.of(DEFAULT_FILE).filter(Files::exists));
        this.file = path.map(yaml -> YamlFile.read(yaml, problems)).orElse(NO_FILE);
        this.environment = Environment.read(environment, keys, problems);
    }

    /**
     * Loads and checks.
     *
     * @param named the file the user named, empty for {@link #DEFAULT_FILE} when it exists
     * @param required keys that must have a value; for a password its file will do
     * @throws StartupProblem with everything that is wrong
     */
    public static LoadedConfig load(Optional<Path> named, Map<String, String> environment, String... required) {
        return new ConfigLoader(named, environment).load(required);
    }

    private LoadedConfig load(String... required) {
        findUnknownKeys();
        keys.forEach(this::check);
        for (String key : required) {
            require(key);
        }
        Map<String, Secret> secrets = new HashMap<>();
        keys.stream().filter(ConfigKey::secret).forEach(key -> secret(key.name())
                .ifPresent(secret -> secrets.put(key.name(), secret)));
        if (!problems.isEmpty()) {
            throw new StartupProblem(problems);
        }
        return new LoadedConfig(
                path, typed(), secrets, keys.stream().map(this::shown).toList());
    }

    private void findUnknownKeys() {
        List<String> names = keys.stream().map(ConfigKey::name).toList();
        for (String key : file.values().keySet()) {
            if (isGroup(key, names)) {
                if (value(key).isPresent()) {
                    problems.add(new Problem(
                            "%s: %s must be keys and values".formatted(file.place(key), key),
                            "write `key: value` below"));
                }
            } else if (!names.contains(key)) {
                String fix = DidYouMean.nearest(key, names)
                        .map(near -> "did you mean %s?".formatted(near))
                        .orElse("remove it; `homeostat config` lists all keys");
                problems.add(new Problem("%s: there is no key %s".formatted(file.place(key), key), fix));
            }
        }
    }

    private static boolean isGroup(String key, List<String> names) {
        return names.stream().anyMatch(name -> name.startsWith(key + "."));
    }

    private void check(ConfigKey key) {
        source(key.name()).ifPresent(source -> {
            String text = source.values().getOrDefault(key.name(), "");
            if (text.isEmpty()) {
                problem(source, key, "has no value");
            } else if (!ConfigRules.allow(key, text)) {
                problem(source, key, "cannot be '%s'".formatted(key.secret() ? Secret.MASK : masked(text)));
            }
        });
    }

    private void require(String name) {
        boolean present = source(name).isPresent() || source(name + "-file").isPresent();
        if (!present) {
            ConfigKey key = key(name);
            problems.add(new Problem(
                    "%s is not set".formatted(name),
                    "write %s into the configuration file or into %s".formatted(key.form(), key.variable())));
        }
    }

    private Optional<Secret> secret(String name) {
        String fileKey = name + "-file";
        Optional<String> inline = value(name);
        Optional<String> path = value(fileKey);
        if (inline.isPresent() && path.isPresent()) {
            problems.add(new Problem("%s and %s are both set".formatted(name, fileKey), "remove one of them"));
            return Optional.empty();
        }
        return inline.map(Secret::new).or(() -> path.flatMap(text -> secretFile(fileKey, text)));
    }

    private Optional<Secret> secretFile(String key, String path) {
        try {
            return Optional.of(SecretFile.read(Path.of(path)));
        } catch (StartupProblem e) {
            String place = source(key).map(source -> source.place(key)).orElse("");
            e.problems().forEach(p -> problems.add(new Problem("%s: %s: %s".formatted(place, key, p.what()), p.fix())));
            return Optional.empty();
        }
    }

    private HomeostatConfig typed() {
        Map<String, String> merged = new HashMap<>(file.values());
        merged.putAll(environment.values());
        merged.values().removeIf(String::isEmpty);
        SmallRyeConfig config = ValueConverters.addTo(new SmallRyeConfigBuilder())
                .withSources(new PropertiesConfigSource(merged, "configuration", 100))
                .withMapping(HomeostatConfig.class)
                .build();
        return config.getConfigMapping(HomeostatConfig.class);
    }

    private ConfiguredValue shown(ConfigKey key) {
        Optional<String> value = value(key.name()).or(key::defaultValue);
        String place =
                source(key.name()).map(source -> source.place(key.name())).orElse("default");
        return new ConfiguredValue(key.name(), value.map(text -> key.secret() ? Secret.MASK : text), place);
    }

    private void problem(Source source, ConfigKey key, String what) {
        problems.add(
                new Problem("%s: %s %s".formatted(source.place(key.name()), key.name(), what), "write " + key.form()));
    }

    private ConfigKey key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }

    private Optional<String> value(String key) {
        return source(key).map(source -> source.values().getOrDefault(key, "")).filter(text -> !text.isEmpty());
    }

    private Optional<Source> source(String key) {
        return environment.has(key)
                ? Optional.of(environment)
                : Optional.of(file).filter(source -> source.has(key));
    }

    /** A password may have slipped into an address. */
    private static String masked(String text) {
        return text.replaceAll("(?i)(password=)[^&\\s]+", "$1" + Secret.MASK)
                .replaceAll("(://[^/:@\\s]+:)[^/@\\s]+@", "$1" + Secret.MASK + "@");
    }
}
