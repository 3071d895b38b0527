package dev.homeostat.adapter.postgres;

import dev.homeostat.adapter.postgres.PostgresForTests.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of this JVM, in a directory named for the JVM's process; the library stops it and deletes the directory when
 * the JVM ends. A JVM that was killed cannot do that, so each start first does it for JVMs that are no more.
 */
final class EmbeddedServer {

    private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "homeostat-test-postgres");

    private EmbeddedServer() {}

    static Server start() {
        try {
            Files.createDirectories(HOME);
            reapLeftovers();
            Path mine = HOME.resolve(Long.toString(ProcessHandle.current().pid()));
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(mine)
                    .setCleanDataDirectory(true)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            return new Server("localhost", postgres.getPort(), "postgres", "postgres", "");
        } catch (IOException failure) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", failure);
        }
    }

    private static void reapLeftovers() throws IOException {
        try (Stream<Path> directories = Files.list(HOME)) {
            for (Path directory : directories.filter(EmbeddedServer::isLeftover).toList()) {
                postmasterOf(directory).ifPresent(EmbeddedServer::end);
                delete(directory);
            }
        }
    }

    private static boolean isLeftover(Path directory) {
        String name = directory.getFileName().toString();
        return name.matches("\\d+")
                && ProcessHandle.of(Long.parseLong(name))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /** The process that the server wrote down, if it still is a PostgreSQL on this very directory. */
    private static Optional<ProcessHandle> postmasterOf(Path directory) throws IOException {
        Path note = directory.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(note);
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(process -> process.info()
                .commandLine()
                .filter(line -> (line + " ").contains(directory + " "))
                .isPresent());
    }

    private static void end(ProcessHandle postmaster) {
        postmaster.destroy();
        try {
            postmaster.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        } catch (RuntimeException stubborn) {
            postmaster.destroyForcibly();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
