package dev.homeostat.bootstrap.config;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds one secret and nothing else; line ends at its end do not count. */
public final class SecretFile {

    private static final long MAX_BYTES = 64 * 1024;

    private SecretFile() {}

    /** Reads it; throws {@link StartupProblem} when it is missing, unreadable, empty or far too long. */
    public static Secret read(Path file) {
        String text = text(file).replaceFirst("[\\r\\n]+\\z", "");
        if (text.isEmpty()) {
            throw new StartupProblem("the secret file %s is empty".formatted(file), "write the secret into it");
        }
        return new Secret(text);
    }

    private static String text(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw new StartupProblem(
                        "the secret file %s is longer than 64 KB".formatted(file),
                        "name the file that holds the secret");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new StartupProblem("the secret file %s does not exist".formatted(file), "create it", e);
        } catch (IOException e) {
            throw new StartupProblem(
                    "the secret file %s cannot be read (%s)".formatted(file, e), "make it a readable text file", e);
        }
    }
}
