package dev.homeostat.adapter.playwright;

import static org.awaitility.Awaitility.await;

import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.ComposeRequest;
import dev.homeostat.simulation.site.PracticeSiteObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * Kills what drives a worker's browser, and nothing else, when the site has accepted a post; the site answers when all processes
 * of the browser have gone.
 */
record DriverKiller(String worker) implements PracticeSiteObserver {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Override
    public void requestReceived(ComposeRequest request) {}

    @Override
    public void accepted(AcceptedPost post) {
        try {
            List<RecordedProcess> browser =
                    ProcessFile.read(TestBrowsers.record(worker)).processes();
            browser.getFirst().alive().ifPresent(ProcessHandle::destroyForcibly);
            await().atMost(LONG).until(() -> browser.stream()
                    .noneMatch(process -> process.alive().isPresent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
