package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of pictures that only its owner can read and that never holds more than so many. Thread-safe. */
final class Pictures {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path directory;
    private final int most;

    /**
     * Pictures in a directory, which is made when needed.
     *
     * @param most how many are kept; the oldest go first
     */
    Pictures(Path directory, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one picture is kept, not " + most);
        }
        this.directory = directory;
        this.most = most;
    }

    /** Keeps a picture, in the place of one that has its name; where it is. */
    synchronized Path keep(String name, byte[] png) throws IOException {
        Files.createDirectories(directory, ownerOnly("rwx------"));
        makeRoom(name);
        Path file = directory.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly("rw-------"));
        return Files.write(file, png);
    }

    private void makeRoom(String name) throws IOException {
        List<Aged> others = others(name);
        others.sort(Comparator.comparing(Aged::since));
        for (Aged oldest : others.subList(0, Math.max(0, others.size() - most + 1))) {
            Files.deleteIfExists(oldest.file());
        }
    }

    private List<Aged> others(String name) throws IOException {
        List<Aged> others = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String other = String.valueOf(file.getFileName());
                if (other.endsWith(".png") && !other.equals(name)) {
                    others.add(new Aged(file, Files.getLastModifiedTime(file)));
                }
            }
        }
        return others;
    }

    private record Aged(Path file, FileTime since) {}

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
