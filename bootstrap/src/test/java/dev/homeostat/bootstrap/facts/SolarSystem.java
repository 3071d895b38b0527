package dev.homeostat.bootstrap.facts;

import dev.homeostat.application.content.port.FactSource.Facts;
import dev.homeostat.domain.content.Fact;
import java.nio.file.Path;
import java.util.List;

/** The example set. */
final class SolarSystem {

    static final Path DIRECTORY = Path.of("..", "docs", "examples", "solar-system");

    private SolarSystem() {}

    static Facts read() {
        return new FileFactSource(List.of(DIRECTORY.resolve("facts.csv"), DIRECTORY.resolve("facts.md"))).read();
    }

    static List<Fact> facts() {
        return read().facts();
    }
}
