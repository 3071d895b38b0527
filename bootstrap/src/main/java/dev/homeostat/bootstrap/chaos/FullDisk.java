package dev.homeostat.bootstrap.chaos;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory on a disk of its own, which is tiny and full. Needs root and a Linux that may mount. */
final class FullDisk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FullDisk.class);
    private static final String SIZE = "64k";
    private static final int BLOCK = 512;

    private final Path directory;

    private FullDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * Mounts it at a directory, which is made.
     *
     * @throws StartupProblem when that cannot be done here
     */
    static FullDisk at(Path directory) {
        return at(directory, "mount");
    }

    static FullDisk at(Path directory, String mount) {
        try {
            Files.createDirectories(directory);
            Optional<String> refusal =
                    run(mount, "-t", "tmpfs", "-o", "size=%s,mode=0700".formatted(SIZE), "tmpfs", directory.toString());
            if (refusal.isPresent()) {
                throw new StartupProblem(
                        "a full disk cannot be made here (%s)".formatted(refusal.get()),
                        "run it as root on a Linux on which tmpfs may be mounted, or leave --journal-full out");
            }
            return filled(new FullDisk(directory));
        } catch (IOException e) {
            throw new StartupProblem(
                    "a full disk cannot be made here (%s)".formatted(e.getMessage()),
                    "run it on a Linux with the program mount, or leave --journal-full out",
                    e);
        }
    }

    private static FullDisk filled(FullDisk disk) throws IOException {
        try {
            disk.fill();
            return disk;
        } catch (IOException | RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    Path directory() {
        return directory;
    }

    private void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        boolean full = false;
        try (OutputStream out = Files.newOutputStream(directory.resolve("filling"))) {
            while (!full) {
                full = !takes(out, block);
            }
        }
    }

    private static boolean takes(OutputStream out, byte[] block) {
        try {
            out.write(block);
            return true;
        } catch (IOException full) {
            LOG.debug("the disk is full", full);
            return false;
        }
    }

    /** Unmounts it, with all that is on it. */
    @Override
    public void close() {
        try {
            Optional<String> busy = run("umount", directory.toString());
            Optional<String> refusal = busy.isPresent() ? run("umount", "-l", directory.toString()) : busy;
            refusal.ifPresent(said -> LOG.error("{} stays mounted: {}", directory, said));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unmount " + directory, e);
        }
    }

    /** Runs a program; what it said if it failed. */
    private static Optional<String> run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.onExit().join().exitValue() == 0 ? Optional.empty() : Optional.of(said);
    }
}
