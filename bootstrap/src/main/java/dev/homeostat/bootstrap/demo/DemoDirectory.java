package dev.homeostat.bootstrap.demo;

import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.facts.FileFactSource;
import dev.homeostat.bootstrap.postgres.EmbeddedDatabase;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.bootstrap.startup.StateDirectory;
import dev.homeostat.domain.content.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state directory of one demo at a time, emptied at its start and kept after its end. */
public final class DemoDirectory implements AutoCloseable {

    /** Account seconds per machine second. */
    public static final int RATE = 480;

    public static final String USER = "practice";
    private static final String MARK = "demo.lock";
    /** Part of the program. */
    private static final List<String> FACTS = List.of("facts.csv");

    private static final String CONFIGURATION = "homeostat.yaml";

    private final Path path;
    private final FileChannel lock;

    private DemoDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the directory and empties it. One that holds something else than an earlier demo is left alone.
     *
     * @throws StartupProblem when it is in use, holds something else, or cannot be written
     */
    public static DemoDirectory open(Path directory) {
        Path path = StateDirectory.open(directory);
        try {
            requireDemo(path);
            FileChannel lock =
                    FileChannel.open(path.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new StartupProblem(
                        "another demo is at work in %s".formatted(path), "end it, or give another --directory");
            }
            empty(path);
            putFacts(path);
            return new DemoDirectory(path, lock);
        } catch (IOException e) {
            throw StateDirectory.unusable(path, e);
        }
    }

    public Path path() {
        return path;
    }

    public Path configuration() {
        return path.resolve(CONFIGURATION);
    }

    /** Writes the demo's configuration, to be read and used by people too, and loads it. */
    public LoadedConfig configure(URI site, Map<String, String> environment) {
        try {
            Files.writeString(configuration(), yaml(site));
        } catch (IOException e) {
            throw StateDirectory.unusable(path, e);
        }
        return ConfigLoader.load(Optional.of(configuration()), onlyMachine(environment));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw StateDirectory.unusable(path, e);
        }
    }

    private static void putFacts(Path path) throws IOException {
        for (String file : FACTS) {
            try (InputStream facts = Objects.requireNonNull(DemoDirectory.class.getResourceAsStream(file))) {
                Files.copy(facts, path.resolve(file));
            }
        }
    }

    /** The facts to write from, the same for every demo. */
    public List<Fact> facts() {
        return new FileFactSource(FACTS.stream().map(path::resolve).toList())
                .read()
                .facts();
    }

    private String yaml(URI site) {
        return """
                # The demo's account, on the practice site of this machine, which is made for this: hence live.
                account:
                  id: demo
                  mode: live
                  username: %s
                  password: %s
                site:
                  profile: practice
                  base-url: %s
                state-directory: %s
                health:
                  port: 0
                control:
                  port: 0
                # The practice site takes what comes; a real account begins with a post an hour.
                publishing:
                  caps: {posts-per-hour: 12, posts-per-day: 96}
                  rate: {start: 4}
                # A post an hour, written from facts on the solar system; compared when they are six hours old.
                content:
                  facts: [%s]
                  posts-per-day: 24
                  posts-per-run: 4
                learning:
                  target: 6h
                # A day of the account passes in three minutes; ten minutes of it are too short to look at the site in.
                time:
                  rate: %d
                jobs:
                  session-monitor: {every: 4h}
                """.formatted(USER, USER, site, path, String.join(", ", FACTS), RATE);
    }

    /** The demo is the same for everybody: of the environment only what names programs of this machine counts. */
    private static Map<String, String> onlyMachine(Map<String, String> environment) {
        Map<String, String> machine = new TreeMap<>(environment);
        machine.keySet().removeIf(name -> name.startsWith("HOMEOSTAT_") && !name.contains("CHROMIUM"));
        return machine;
    }

    private static void requireDemo(Path path) throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent() && !Files.exists(path.resolve(MARK))) {
                throw new StartupProblem(
                        "%s holds something else than a demo".formatted(path),
                        "give an empty directory, or a new one, with --directory");
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A killed demo may have left its database running: it is taken over and stopped before its files go. */
    private static void empty(Path path) throws IOException {
        if (Files.exists(path.resolve("postgres"))) {
            EmbeddedDatabase.open(path).close();
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(path) && !file.equals(path.resolve(MARK))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
