package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Workers for tests; they share one unpacked driver. */
final class TestBrowsers {

    static final Path DIRECTORY = Path.of("target", "browsers");

    private TestBrowsers() {}

    static BrowserWorker worker(String id) {
        return new BrowserWorker(id, DIRECTORY, ChromiumLocator.ofSystem());
    }

    /** The file that lists the processes of the worker's browser. */
    static Path record(String id) {
        return DIRECTORY.resolve(
                "browser-%s-%d.pids".formatted(id, ProcessHandle.current().pid()));
    }

    /** Kills the worker's browser as a crash would. */
    static void kill(String id) {
        try {
            ProcessTree.kill(ProcessFile.read(record(id)).processes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
