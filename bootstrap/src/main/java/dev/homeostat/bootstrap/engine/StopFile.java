package dev.homeostat.bootstrap.engine;

import dev.homeostat.application.control.port.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The kill switch as a file: while it exists, or cannot be looked for, nothing goes out. */
public record StopFile(Path file) implements StopSignal {

    @Override
    public Optional<String> given() {
        return Files.notExists(file)
                ? Optional.empty()
                : Optional.of("the file %s stops everything; './homeostat stop --release' removes it".formatted(file));
    }

    /** Engages it; who and why stand in the file. */
    public void engage(String by, String reason) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, "%s: %s%n".formatted(by, reason));
    }

    /**
     * Releases it.
     *
     * @return whether it was engaged
     */
    public boolean release() throws IOException {
        return Files.deleteIfExists(file);
    }
}
