package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    private static final byte[] PNG = {1, 2, 3};

    @TempDir
    private Path folder;

    private Path directory;

    @BeforeEach
    void place() {
        directory = folder.resolve("shots/of/today");
    }

    @Test
    void letsOnlyItsOwnerRead() throws IOException {
        new Pictures(directory, 2).keep("a.png", PNG);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a.png"))))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("a.png")).hasBinaryContent(PNG);
    }

    @Test
    void keepsTheLatestAndLeavesOtherFilesAlone() throws IOException {
        Pictures pictures = new Pictures(directory, 3);
        for (int i = 1; i <= 3; i++) {
            pictures.keep(i + ".png", PNG);
            Files.setLastModifiedTime(directory.resolve(i + ".png"), FileTime.from(Instant.EPOCH.plusSeconds(10 - i)));
        }
        Files.writeString(directory.resolve("notes.txt"), "mine");

        pictures.keep("4.png", PNG);
        assertThat(names()).containsExactlyInAnyOrder("1.png", "2.png", "4.png", "notes.txt");
    }

    @Test
    void putsAPictureInThePlaceOfOneOfItsName() throws IOException {
        Pictures pictures = new Pictures(directory, 2);
        pictures.keep("1.png", PNG);
        pictures.keep("2.png", PNG);
        pictures.keep("1.png", new byte[] {9});

        assertThat(names()).containsExactlyInAnyOrder("1.png", "2.png");
        assertThat(directory.resolve("1.png")).hasBinaryContent(new byte[] {9});
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
