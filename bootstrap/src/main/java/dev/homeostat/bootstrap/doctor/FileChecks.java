package dev.homeostat.bootstrap.doctor;

import dev.homeostat.adapter.journal.FileAttemptJournal;
import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.bootstrap.engine.StopFile;
import dev.homeostat.domain.account.AccountId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lies on the disk: secrets, the state directory, and what a process that ended may have left there. */
final class FileChecks {

    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_FREE = 200 * MEGABYTE;
    private static final long EASY_FREE = 1024 * MEGABYTE;
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** Where containers and services put secrets that nobody but they can reach, whatever the permissions say. */
    private static final List<Path> HANDED_OVER = List.of(Path.of("/run/secrets"), Path.of("/run/credentials"));

    private final LoadedConfig config;
    private final Path state;

    FileChecks(LoadedConfig config) {
        this.config = config;
        this.state = config.stateDirectory();
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>(secrets());
        findings.add(stateDirectory());
        findings.add(disk());
        findings.add(killSwitchFile());
        findings.add(journal());
        findings.add(leftBrowsers());
        return findings;
    }

    /** The files that hold secrets, by whom they may be read. */
    private List<Finding> secrets() {
        List<Finding> findings = secretFiles().stream()
                .filter(file -> HANDED_OVER.stream().noneMatch(file::startsWith))
                .filter(FileChecks::isOpenToOthers)
                .map(file -> Finding.warning(
                        "secrets", "%s can be read by others".formatted(file), "run 'chmod 600 %s'".formatted(file)))
                .toList();
        return findings.isEmpty()
                ? List.of(Finding.ok(
                        "secrets", "%d configured".formatted(config.secrets().size())))
                : findings;
    }

    private List<Path> secretFiles() {
        List<Path> files = new ArrayList<>();
        config.shown().forEach(shown -> {
            String key = shown.key();
            if (key.endsWith("-file")
                    && config.secret(key.substring(0, key.length() - "-file".length()))
                            .isPresent()) {
                shown.value().map(Path::of).ifPresent(files::add);
            } else if (config.secret(key).isPresent() && shown.value().isPresent()) {
                config.file()
                        .filter(file -> shown.source().startsWith(file.toString()))
                        .ifPresent(files::add);
            }
        });
        return files.stream().distinct().toList();
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // What cannot be asked for was readable a moment ago, or has no such permissions.
        }
    }

    private Finding stateDirectory() {
        String check = "state directory";
        Path existing = existing();
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.problem(
                    check,
                    "%s cannot be written".formatted(existing),
                    "make it a directory that you may write, or name another with state-directory");
        }
        if (!Files.exists(state)) {
            return Finding.ok(check, "%s is not there yet; 'run' makes it".formatted(state));
        }
        return isOpenToOthers(state)
                ? Finding.warning(check, "%s is open to others".formatted(state), "run 'chmod 700 %s'".formatted(state))
                : Finding.ok(check, state.toString());
    }

    /** The directory itself, or the nearest above it that exists. */
    private Path existing() {
        Path path = state;
        while (!Files.exists(path)) {
            Path parent = path.getParent();
            if (parent == null) {
                return path;
            }
            path = parent;
        }
        return path;
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(existing()).getUsableSpace();
            String text = "%d MB free".formatted(free / MEGABYTE);
            if (free >= EASY_FREE) {
                return Finding.ok("disk", text);
            }
            String fix = "make room on the disk of %s".formatted(state);
            return free >= LEAST_FREE
                    ? Finding.warning("disk", text + " only", fix)
                    : Finding.problem("disk", text + " only", fix);
        } catch (IOException e) {
            return Finding.skipped("disk", "cannot be asked for: " + e.getMessage());
        }
    }

    private Finding killSwitchFile() {
        return new StopFile(config.killSwitchFile())
                .given()
                .map(reason ->
                        Finding.warning("kill switch", reason, "release it when you have found out why it was given"))
                .orElseGet(() -> Finding.ok("kill switch", "there is no file " + config.killSwitchFile()));
    }

    /** What waits for the database on this host. */
    private Finding journal() {
        Path journal = state.resolve(RunningEngine.JOURNAL);
        if (!Files.isDirectory(journal)) {
            return Finding.ok("journal", "nothing waits for the database");
        }
        try {
            int open = openAttempts(journal);
            long spooled = size(journal, "*.spool");
            long damaged = count(journal, "*.damaged*");
            if (damaged > 0) {
                return Finding.warning(
                        "journal",
                        "%d damaged files are kept in %s".formatted(damaged, journal),
                        "look at the disk; remove them when you do not need them any more");
            }
            return open == 0 && spooled == 0
                    ? Finding.ok("journal", "nothing waits for the database")
                    : Finding.warning(
                            "journal",
                            "%d attempts and %d bytes of events wait for the database".formatted(open, spooled),
                            "leave %s alone; 'run' brings them to the database".formatted(journal));
        } catch (IOException e) {
            return Finding.warning(
                    "journal", "%s cannot be read: %s".formatted(journal, e.getMessage()), "look at the disk");
        }
    }

    private int openAttempts(Path journal) throws IOException {
        Optional<String> account = config.values().account().id();
        return account.isPresent() ? FileAttemptJournal.countOpen(journal, new AccountId(account.get())) : 0;
    }

    private static long size(Path directory, String glob) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static long count(Path directory, String glob) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
            for (Path file : files) {
                count += Files.isRegularFile(file) ? 1 : 0;
            }
        }
        return count;
    }

    private Finding leftBrowsers() {
        int left = BrowserWorker.countLeftovers(state.resolve(RunningEngine.BROWSERS));
        return left == 0
                ? Finding.ok("left browsers", "none")
                : Finding.warning(
                        "left browsers",
                        "%d browser processes of a program that was killed still run".formatted(left),
                        "start 'run', which ends them");
    }
}
