package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    private static final byte[] PNG = {1, 2, 3};
    private static final String HTML = "<html>\n";

    @TempDir
    private Path folder;

    private Path directory;

    @BeforeEach
    void place() {
        directory = folder.resolve("shots/of/today");
    }

    @Test
    void letsOnlyItsOwnerRead() throws IOException {
        pictures(2).keep("a.png", PNG, HTML);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a.png"))))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("a.png")).hasBinaryContent(PNG);
    }

    @Test
    void keepsTheLatestAndLeavesOtherFilesAlone() throws IOException {
        Pictures pictures = pictures(3);
        for (int i = 1; i <= 3; i++) {
            pictures.keep(i + ".png", PNG, HTML);
            Files.setLastModifiedTime(
                    directory.resolve(i + ".png"), FileTime.from(Instant.now().minusSeconds(10L + i)));
        }
        Files.writeString(directory.resolve("notes.txt"), "mine");

        pictures.keep("4.png", PNG, HTML);
        assertThat(names())
                .containsExactlyInAnyOrder("1.png", "1.html", "2.png", "2.html", "4.png", "4.html", "notes.txt");
    }

    @Test
    void putsAPictureInThePlaceOfOneOfItsName() throws IOException {
        Pictures pictures = pictures(2);
        pictures.keep("1.png", PNG, HTML);
        pictures.keep("2.png", PNG, HTML);
        pictures.keep("1.png", new byte[] {9}, HTML);

        assertThat(names()).containsExactlyInAnyOrder("1.png", "1.html", "2.png", "2.html");
        assertThat(directory.resolve("1.png")).hasBinaryContent(new byte[] {9});
    }

    @Test
    void forgetsWhatIsOldEnoughWithItsOutline() throws IOException {
        Pictures pictures = pictures(5);
        pictures.forget();
        pictures.keep("old.png", PNG, HTML);
        pictures.keep("new.png", PNG, HTML);
        Files.setLastModifiedTime(
                directory.resolve("old.png"), FileTime.from(Instant.now().minus(Duration.ofDays(8))));

        pictures.forget();

        assertThat(names()).containsExactlyInAnyOrder("new.png", "new.html");
    }

    private Pictures pictures(int most) {
        return new Pictures(new Screenshots(directory, most, Duration.ofDays(7)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
