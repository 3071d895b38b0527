package dev.homeostat.bootstrap.chromium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a browser for the moment works: in the directory of browsers where there is one, which has what is to be unpacked,
 * else in one that is removed again.
 */
public final class BrowserDirectory implements AutoCloseable {

    private final Path path;
    private final boolean temporary;

    private BrowserDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * Takes the directory that is known, or makes one.
     *
     * @throws IOException when nothing temporary can be written
     */
    public static BrowserDirectory of(Path known) throws IOException {
        return Files.isDirectory(known) && Files.isWritable(known)
                ? new BrowserDirectory(known, false)
                : new BrowserDirectory(Files.createTempDirectory("homeostat-browser-"), true);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(path)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }
}
