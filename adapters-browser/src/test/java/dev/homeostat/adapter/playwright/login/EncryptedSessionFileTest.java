package dev.homeostat.adapter.playwright.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedSessionFileTest {

    private static final String STORAGE = "{\"cookies\":[{\"name\":\"session\",\"value\":\"s3cret-cookie\"}]}";

    @TempDir
    Path directory;

    @Test
    void whatIsKeptIsReadWithTheSameSecretOnly() {
        file("one secret").keep(STORAGE);

        assertThat(file("one secret").read()).contains(STORAGE);
        assertThat(file("another secret").read()).isEmpty();
    }

    @Test
    void theFileTellsNothingAndIsItsOwners() throws IOException {
        file("one secret").keep(STORAGE);

        assertThat(new String(Files.readAllBytes(path()), StandardCharsets.ISO_8859_1))
                .doesNotContain("cookie", "session");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatWasChangedOrIsNoneIsNotRead() throws IOException {
        file("one secret").keep(STORAGE);
        byte[] bytes = Files.readAllBytes(path());
        bytes[bytes.length - 1] ^= 1;
        Files.write(path(), bytes);
        assertThat(file("one secret").read()).isEmpty();

        Files.writeString(path(), "something else");
        assertThat(file("one secret").read()).isEmpty();
        Files.delete(path());
        assertThat(file("one secret").read()).isEmpty();
    }

    private EncryptedSessionFile file(String secret) {
        return new EncryptedSessionFile(path(), secret);
    }

    private Path path() {
        return directory.resolve("login");
    }
}
