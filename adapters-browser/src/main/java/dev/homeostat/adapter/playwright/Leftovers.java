package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what the browsers of processes that are no more have left behind. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    static int reap(Path directory) {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        int killed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ProcessFile.GLOB)) {
            for (Path file : files) {
                killed += reapOne(file);
            }
        } catch (IOException e) {
            LOG.warn("could not look for left-over browsers in {}", directory, e);
        }
        return killed;
    }

    /** How many processes there are to end. */
    static int count(Path directory) {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        int found = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ProcessFile.GLOB)) {
            for (Path file : files) {
                found += countOne(file);
            }
        } catch (IOException e) {
            LOG.warn("could not look for left-over browsers in {}", directory, e);
        }
        return found;
    }

    private static int countOne(Path file) {
        try {
            ProcessFile left = ProcessFile.read(file);
            return left.owner().alive().isPresent()
                    ? 0
                    : (int) left.processes().stream()
                            .flatMap(RecordedProcess::tree)
                            .distinct()
                            .count();
        } catch (IOException e) {
            LOG.warn("could not read what is recorded in {}", file, e);
            return 0;
        }
    }

    private static int reapOne(Path file) {
        try {
            ProcessFile left = ProcessFile.read(file);
            if (left.owner().alive().isPresent()) {
                return 0;
            }
            int killed = ProcessTree.kill(left.processes());
            TemporaryFiles.delete(left.scratch());
            Files.deleteIfExists(file);
            LOG.info("ended {} left-over browser processes recorded in {}", killed, file);
            return killed;
        } catch (IOException e) {
            LOG.warn("could not end the left-over browser recorded in {}", file, e);
            return 0;
        }
    }
}
