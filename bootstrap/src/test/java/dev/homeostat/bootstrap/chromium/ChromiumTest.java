package dev.homeostat.bootstrap.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @TempDir
    Path directory;

    @Test
    void whatIsConfiguredComesFirst() throws IOException {
        Path configured = program("own-browser");
        program("chromium");
        assertThat(Chromium.find(Optional.of(configured), directory.toString())).isEqualTo(configured);
    }

    @Test
    void elseTheFirstKnownProgramOnThePath() throws IOException {
        Path chrome = program("google-chrome");
        assertThat(Chromium.find(Optional.empty(), "/nowhere::" + directory)).isEqualTo(chrome);
        Path chromium = program("chromium");
        assertThat(Chromium.find(Optional.empty(), directory.toString())).isEqualTo(chromium);
    }

    @Test
    void aConfiguredOneThatCannotBeStartedIsNamed() throws IOException {
        Path text = Files.writeString(directory.resolve("readme"), "");
        assertThatThrownBy(() -> Chromium.find(Optional.of(text), ""))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("browser.chromium: " + text)
                .hasMessageContaining("set it to the path");
    }

    private Path program(String name) throws IOException {
        Path program = Files.writeString(directory.resolve(name), "");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
