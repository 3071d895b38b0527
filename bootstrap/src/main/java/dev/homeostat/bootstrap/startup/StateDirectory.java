package dev.homeostat.bootstrap.startup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of everything that is kept between runs. It is made for its owner only. */
public final class StateDirectory {

    private StateDirectory() {}

    /**
     * The directory with all links resolved; it is created when it does not exist.
     *
     * @throws StartupProblem when it cannot be written
     */
    public static Path open(Path directory) {
        try {
            if (!Files.exists(directory)) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            if (!Files.isDirectory(directory)) {
                throw new FileAlreadyExistsException(directory.toString());
            }
            if (!Files.isWritable(directory)) {
                throw new AccessDeniedException(directory.toString());
            }
            return directory.toRealPath();
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** What to tell when something in it failed. */
    public static StartupProblem unusable(Path directory, IOException cause) {
        return new StartupProblem(
                "the state directory %s cannot be used (%s)".formatted(directory.toAbsolutePath(), reason(cause)),
                "make it a directory that you may write, or name another with state-directory",
                cause);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission to write " + denied.getFile();
        } else if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is not a directory";
        } else if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getFile() + ": " + failed.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
