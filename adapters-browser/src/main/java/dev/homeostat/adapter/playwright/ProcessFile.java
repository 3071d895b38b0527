package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes and the temporary directory of one browser, and whose they are, kept in a file so that a later process
 * can end what a killed one left behind.
 */
record ProcessFile(RecordedProcess owner, Path scratch, List<RecordedProcess> processes) {

    static final String GLOB = "browser-*.pids";

    /** How the name of a temporary directory begins; nothing else is ever deleted because a file names it. */
    static final String SCRATCH = "homeostat-browser-";

    ProcessFile {
        if (!String.valueOf(scratch.getFileName()).startsWith(SCRATCH)) {
            throw new IllegalArgumentException(scratch + " is not a browser's temporary directory");
        }
        processes = List.copyOf(processes);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("owner " + owner);
        lines.add("directory " + scratch);
        processes.forEach(process -> lines.add("process " + process));
        Path work = file.resolveSibling(file.getFileName() + ".new");
        Files.write(work, lines);
        Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static ProcessFile read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        try {
            return new ProcessFile(
                    RecordedProcess.parse(values(lines, "owner ").findFirst().orElseThrow()),
                    Path.of(values(lines, "directory ").findFirst().orElseThrow()),
                    values(lines, "process ").map(RecordedProcess::parse).toList());
        } catch (RuntimeException e) {
            throw new IOException("%s is not a list of processes".formatted(file), e);
        }
    }

    private static Stream<String> values(List<String> lines, String key) {
        return lines.stream().filter(line -> line.startsWith(key)).map(line -> line.substring(key.length()));
    }
}
