package dev.homeostat.adapter.playwright;

import java.nio.file.Path;

/** Workers for tests; they share one unpacked driver. */
final class TestBrowsers {

    static final Path DIRECTORY = Path.of("target", "browsers");

    private TestBrowsers() {}

    static BrowserWorker worker(String id) {
        return new BrowserWorker(id, DIRECTORY, ChromiumLocator.ofSystem());
    }
}
