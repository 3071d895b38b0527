package dev.homeostat.bootstrap.config;

import dev.homeostat.bootstrap.startup.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What environment variables say. */
final class Environment {

    private static final String PREFIX = "HOMEOSTAT_";

    /** Read by scripts, not here. */
    private static final Set<String> NOT_OURS =
            Set.of("HOMEOSTAT_JAVA_OPTS", "HOMEOSTAT_CONTAINER_ENGINE", "HOMEOSTAT_KEEP_JAVA_HOME");

    /** What Kubernetes sets in every container beside a service named homeostat. */
    private static final Pattern SERVICE = Pattern.compile("HOMEOSTAT_(SERVICE_.*|PORT(_\\d.*)?)");

    private static final Map<String, String> ALIASES = Map.of("HOMEOSTAT_CHROMIUM", "browser.chromium");

    private Environment() {}

    /** The values of the known variables; unknown ones are added to {@code problems}. Empty variables do not count. */
    static Source read(Map<String, String> environment, List<ConfigKey> keys, List<Problem> problems) {
        Map<String, String> byVariable = new HashMap<>(ALIASES);
        keys.forEach(key -> byVariable.put(key.variable(), key.name()));
        Map<String, String> values = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        ours(environment).forEach((variable, value) -> {
            String key = byVariable.get(variable);
            if (key == null) {
                problems.add(unknown(variable, byVariable.keySet()));
            } else if (!(values.containsKey(key) && ALIASES.containsKey(variable))) {
                values.put(key, value);
                places.put(key, variable);
            }
        });
        return new Source(values, places);
    }

    private static Map<String, String> ours(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(PREFIX) && !entry.getValue().isEmpty())
                .filter(entry -> !NOT_OURS.contains(entry.getKey()))
                .filter(entry -> !SERVICE.matcher(entry.getKey()).matches())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static Problem unknown(String variable, Set<String> known) {
        List<String> names =
                known.stream().map(name -> name.substring(PREFIX.length())).toList();
        return new Problem(
                "%s: there is no such key".formatted(variable),
                DidYouMean.nearest(variable.substring(PREFIX.length()), names)
                        .map(near -> "did you mean " + PREFIX + near + "?")
                        .orElse("unset that environment variable; `homeostat config` lists all keys"));
    }
}
