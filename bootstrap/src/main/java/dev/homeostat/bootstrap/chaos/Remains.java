package dev.homeostat.bootstrap.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The processes of a run, to tell at its end whether one was left behind. Thread-safe. */
final class Remains {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
    private final String directory;

    /**
     * Remains of one run.
     *
     * @param directory what a process names in its command line is of this run
     */
    Remains(Path directory) {
        this.directory = directory.toString();
    }

    void note(ProcessHandle process) {
        seen.add(process);
    }

    /** Ends the processes that are still there when they had this long to go; returns how many those were. */
    int end(Duration patience, Consumer<String> progress) {
        List<ProcessHandle> left = after(patience);
        left.forEach(process -> {
            progress.accept("left over: " + describe(process));
            process.destroyForcibly();
        });
        return left.size();
    }

    private List<ProcessHandle> after(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<ProcessHandle> left = alive();
        while (!left.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
            left = alive();
        }
        return left;
    }

    private List<ProcessHandle> alive() {
        Stream<ProcessHandle> named = ProcessHandle.allProcesses().filter(this::isOurs);
        return Stream.concat(seen.stream(), named)
                .filter(ProcessHandle::isAlive)
                .distinct()
                .toList();
    }

    private boolean isOurs(ProcessHandle process) {
        boolean postgres = process.info().command().orElse("").endsWith("postgres");
        return !postgres && process.info().commandLine().orElse("").contains(directory);
    }

    private static String describe(ProcessHandle process) {
        return "%d %s".formatted(process.pid(), process.info().command().orElse("?"));
    }
}
