package dev.homeostat.bootstrap.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What browsers of this process hold.
 *
 * @param processes that this process has started, and their children
 * @param threads of this process that serve browsers
 * @param files records of processes, and directories for temporary files
 * @param sockets and pipes that this process has open; 0 where that is not told
 */
record Belongings(long processes, long threads, long files, long sockets) {

    private static final String THREADS = "browser-";
    private static final String RECORD = ".pids";
    private static final String SCRATCH = "directory ";
    private static final Path OPEN = Path.of("/proc/self/fd");

    /**
     * What is held now.
     *
     * @param directory where browsers are recorded
     * @param scratches directories for temporary files that browsers had at any time
     */
    static Belongings now(Path directory, Set<Path> scratches) {
        return new Belongings(
                ProcessHandle.current().descendants().count(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith(THREADS))
                        .count(),
                files(directory, scratches).size(),
                openSockets());
    }

    /** What is there of records and directories for temporary files. */
    static List<Path> files(Path directory, Set<Path> scratches) {
        return Stream.concat(records(directory).stream(), scratches.stream().filter(Files::exists))
                .toList();
    }

    /** The directories for temporary files that browsers have now. */
    static Set<Path> scratches(Path directory) {
        return records(directory).stream()
                .flatMap(file -> lines(file).stream())
                .filter(line -> line.startsWith(SCRATCH))
                .map(line -> Path.of(line.substring(SCRATCH.length())))
                .collect(Collectors.toSet());
    }

    /** None where a browser that has just ended took its record along. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static List<Path> records(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(RECORD)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + directory, e);
        }
    }

    private static long openSockets() {
        if (!Files.isDirectory(OPEN)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(OPEN)) {
            return open.map(Belongings::target)
                    .filter(target -> target.startsWith("socket:") || target.startsWith("pipe:"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + OPEN, e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** What is there that was not there before. */
    Belongings since(Belongings before) {
        return new Belongings(
                processes - before.processes, threads - before.threads, files - before.files, sockets - before.sockets);
    }

    boolean isNothing() {
        return processes <= 0 && threads <= 0 && files <= 0 && sockets <= 0;
    }

    Map<String, Long> document() {
        Map<String, Long> document = new LinkedHashMap<>();
        document.put("processes", processes);
        document.put("threads", threads);
        document.put("files", files);
        document.put("sockets", sockets);
        return document;
    }
}
