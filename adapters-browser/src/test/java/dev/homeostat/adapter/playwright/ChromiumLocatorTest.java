package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumLocatorTest {

    @TempDir
    private Path directory;

    @Test
    void takesTheConfiguredBrowserBeforeTheSearchPath() throws IOException {
        executable("chromium");
        Path configured = executable("mine");

        assertThat(locate(configured.toString())).isEqualTo(new ChromiumLocator.Answer.Found(configured));
    }

    @Test
    void doesNotReplaceAConfiguredBrowserThatIsMissing() throws IOException {
        executable("chromium");
        Path configured = directory.resolve("absent");

        assertThat(missing(locate(configured.toString())).message())
                .contains(configured.toString(), "apt-get install chromium", "HOMEOSTAT_CHROMIUM");
    }

    @Test
    void looksForTheKnownNamesOnTheSearchPath() throws IOException {
        Path chrome = executable("google-chrome");
        String path = directory.resolve("empty") + File.pathSeparator + directory;

        assertThat(ChromiumLocator.of(Optional.of(" "), path).locate())
                .isEqualTo(new ChromiumLocator.Answer.Found(chrome));
    }

    @Test
    void passesOverAFileThatCannotBeRunAndListsAllItTried() throws IOException {
        Path plain = Files.writeString(directory.resolve("chromium"), "");

        ChromiumLocator.Answer answer =
                ChromiumLocator.of(Optional.empty(), directory.toString()).locate();

        assertThat(missing(answer).tried()).contains(plain, directory.resolve("google-chrome"));
    }

    private ChromiumLocator.Answer locate(String configured) {
        return ChromiumLocator.of(Optional.of(configured), directory.toString()).locate();
    }

    private static ChromiumLocator.Answer.Missing missing(ChromiumLocator.Answer answer) {
        assertThat(answer).isInstanceOf(ChromiumLocator.Answer.Missing.class);
        return (ChromiumLocator.Answer.Missing) answer;
    }

    private Path executable(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
