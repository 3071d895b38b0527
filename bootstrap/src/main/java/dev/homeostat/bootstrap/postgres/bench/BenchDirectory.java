package dev.homeostat.bootstrap.postgres.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for its owner only, deleted when closed. */
record BenchDirectory(Path path) implements AutoCloseable {

    static BenchDirectory create() throws IOException {
        return new BenchDirectory(Files.createTempDirectory("homeostat-bench-").toRealPath());
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
