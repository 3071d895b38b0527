package dev.homeostat.bootstrap.engine;

import dev.homeostat.application.control.port.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The kill switch as a file: while it exists, or cannot be looked for, nothing goes out. */
record StopFile(Path file) implements StopSignal {

    @Override
    public Optional<String> given() {
        return Files.notExists(file)
                ? Optional.empty()
                : Optional.of("the file %s stops everything; remove it to go on".formatted(file));
    }
}
