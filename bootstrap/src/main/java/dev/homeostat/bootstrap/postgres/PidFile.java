package dev.homeostat.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says of itself in {@code postmaster.pid}. The file outlives a server that was killed.
 *
 * @param port 0 while the server has not got far enough to tell
 */
record PidFile(long pid, int port) {

    static final String NAME = "postmaster.pid";

    private static final int PORT_LINE = 3;

    /** What stands in the data directory, empty when there is no such file or nothing sensible in it. */
    static Optional<PidFile> in(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME));
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), port));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a process of that number lives and may be a Postgres: numbers are given to other programs again. */
    boolean isAlive() {
        return process().isPresent();
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !isDefunct(process.pid()))
                .filter(PidFile::mayBePostgres);
    }

    /** Ended, but not yet buried by its parent: in a container the first process may never do that. */
    private static boolean isDefunct(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "stat"))
                    .contains(") Z ");
        } catch (IOException e) {
            return false; // No /proc here, or the process is gone by now.
        }
    }

    private static boolean mayBePostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
    }
}
