package dev.homeostat.architecture.broken.layering.domain.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A rule that reads a file. */
public final class ReadsAFile {
    public String read(Path path) throws IOException {
        return Files.readString(path);
    }
}
