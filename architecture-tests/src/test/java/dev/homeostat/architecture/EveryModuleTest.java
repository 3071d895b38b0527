package dev.homeostat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.homeostat.architecture.broken.everymodule.misc.LivesInNoLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The other tests say nothing of code that they do not see, so here it is proven that they see all of it. */
class EveryModuleTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private static final Map<String, String> LAYER_OF_MODULE = Map.ofEntries(
            Map.entry("domain", "dev.homeostat.domain"),
            Map.entry("application", "dev.homeostat.application"),
            Map.entry("testkit", "dev.homeostat.testkit"),
            Map.entry("adapters-templates", "dev.homeostat.adapter"),
            Map.entry("adapters-persistence", "dev.homeostat.adapter"),
            Map.entry("adapters-browser", "dev.homeostat.adapter"),
            Map.entry("adapters-web", "dev.homeostat.adapter"),
            Map.entry("adapters-metrics", "dev.homeostat.adapter"),
            Map.entry("adapters-notify", "dev.homeostat.adapter"),
            Map.entry("adapters-resilience", "dev.homeostat.adapter"),
            Map.entry("practice-site", "dev.homeostat.simulation"),
            Map.entry("simulation", "dev.homeostat.simulation"),
            Map.entry("bootstrap", "dev.homeostat.bootstrap"));

    private static final Rule EVERY_CLASS_LIVES_IN_A_LAYER = root -> classes()
            .should()
            .resideInAnyPackage(
                    root + ".domain..",
                    root + ".application..",
                    root + ".adapter.*..",
                    root + ".testkit..",
                    root + ".simulation..",
                    root + ".bootstrap..")
            .because("the layer comes first in a package name, and every rule goes by it");

    @Test
    void everyClassLivesInALayer() {
        EVERY_CLASS_LIVES_IN_A_LAYER.holdsAndCatches(LivesInNoLayer.class);
    }

    @Test
    void everyPackageOfEveryModuleIsLookedAt() throws IOException {
        Set<String> seen =
                Code.REAL.classes().stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (Path module : modules()) {
            assertThat(seen).as("packages of module %s", module.getFileName()).containsAll(packagesOf(module));
        }
    }

    @Test
    void aModuleHoldsTheCodeOfItsLayer() throws IOException {
        for (Path module : modules()) {
            String name = module.getFileName().toString();
            assertThat(LAYER_OF_MODULE).as("layers by module").containsKey(name);
            assertThat(packagesOf(module)).as(name).allMatch(found -> found.startsWith(LAYER_OF_MODULE.get(name)));
        }
    }

    @Test
    void theCoreIsThere() throws IOException {
        assertThat(modules().stream().map(module -> module.getFileName().toString()))
                .contains("domain", "application", "testkit");
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(REPOSITORY)) {
            return folders.filter(folder -> Files.isDirectory(sourcesOf(folder)))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> packagesOf(Path module) throws IOException {
        Path sources = sourcesOf(module);
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }

    private static Path sourcesOf(Path module) {
        return module.resolve("src/main/java");
    }
}
