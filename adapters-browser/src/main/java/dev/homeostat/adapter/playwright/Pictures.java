package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of {@link Screenshots}. Thread-safe. */
final class Pictures {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String PICTURE = ".png";
    private static final String OUTLINE = ".html";

    private final Path directory;
    private final Screenshots terms;

    Pictures(Screenshots terms) {
        this.directory = terms.directory();
        this.terms = terms;
    }

    /** Keeps a picture and its outline, in the place of what has that name; where the picture is. */
    synchronized Path keep(String name, byte[] png, String outline) throws IOException {
        Files.createDirectories(directory, ownerOnly("rwx------"));
        Path picture = write(directory.resolve(name), png);
        write(outlineOf(picture), outline.getBytes(StandardCharsets.UTF_8));
        forget();
        return picture;
    }

    /** Removes what is old enough. */
    synchronized void forget() throws IOException {
        if (Files.isDirectory(directory)) {
            remove(pictures());
        }
    }

    private static Path write(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly("rw-------"));
        return Files.write(file, content);
    }

    private void remove(List<Aged> pictures) throws IOException {
        pictures.sort(Comparator.comparing(Aged::since).reversed());
        FileTime oldest = FileTime.from(Instant.now().minus(terms.age()));
        for (int place = 0; place < pictures.size(); place++) {
            Aged picture = pictures.get(place);
            if (place >= terms.most() || picture.since().compareTo(oldest) < 0) {
                Files.deleteIfExists(picture.file());
                Files.deleteIfExists(outlineOf(picture.file()));
            }
        }
    }

    private static Path outlineOf(Path picture) {
        String name = String.valueOf(picture.getFileName());
        return picture.resolveSibling(name.substring(0, name.length() - PICTURE.length()) + OUTLINE);
    }

    private List<Aged> pictures() throws IOException {
        List<Aged> pictures = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (String.valueOf(file.getFileName()).endsWith(PICTURE)) {
                    pictures.add(new Aged(file, Files.getLastModifiedTime(file)));
                }
            }
        }
        return pictures;
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
