package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.domain.publishing.Hindrance;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserWorkerTest {

    private static final Duration AMPLE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void aBrowserThatWasKilledForGoodIsNotStartedAgain() {
        try (BrowserWorker worker = worker("killed")) {
            worker.kill();

            assertThatThrownBy(() -> worker.showBlankPage(Duration.ofSeconds(30)))
                    .isInstanceOf(BrowserUnavailable.class)
                    .hasMessageContaining("is closed");
            assertThat(worker.processes()).isEmpty();
        }
    }

    @Test
    void runsTasksInOneBrowserAndLeavesNothingBehindWhenClosed() throws IOException {
        ProcessFile record;
        try (BrowserWorker worker = worker("plain")) {
            assertThat(records()).isEmpty();
            worker.call(AMPLE, tab -> tab.page().url());
            record = onlyRecord();

            assertThat(works(worker)).isTrue();
            assertThat(onlyRecord()).isEqualTo(record);
            assertThat(record.processes()).hasSizeGreaterThan(2);
            assertThat(record.processes().getFirst()).matches(BrowserWorkerTest::isAlive);
        }
        assertThat(record.processes()).noneMatch(BrowserWorkerTest::isAlive);
        assertThat(record.scratch()).doesNotExist();
        assertThat(records()).isEmpty();
    }

    @Test
    void showsAPageThatReachesNoNetwork() {
        try (BrowserWorker worker = worker("blank")) {
            worker.showBlankPage(AMPLE);
            worker.showBlankPage(AMPLE);
        }
        BrowserWorker none = new BrowserWorker("none", directory, ChromiumLocator.at(directory.resolve("chromium")));
        assertThatThrownBy(() -> none.showBlankPage(AMPLE))
                .isInstanceOf(BrowserUnavailable.class)
                .hasMessageContaining("no Chromium found");
    }

    @Test
    void killsABrowserThatHangsAndStartsAfresh() throws IOException {
        try (BrowserWorker worker = worker("hung")) {
            worker.call(AMPLE, tab -> tab.page().url());
            ProcessFile hung = onlyRecord();
            Instant start = Instant.now();

            assertThatThrownBy(() -> worker.call(AMPLE, tab -> {
                        tab.browser().endWithin(Duration.ofSeconds(1));
                        return tab.page().evaluate("() => { while (true) {} }");
                    }))
                    .isInstanceOf(BrowserUnavailable.class)
                    .hasMessageContaining("did not respond");

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(hung.processes()).noneMatch(BrowserWorkerTest::isAlive);
            assertThat(hung.scratch()).doesNotExist();
            assertThat(works(worker)).isTrue();
        }
    }

    @Test
    void startsAfreshAfterTheBrowserDied() throws IOException {
        try (BrowserWorker worker = worker("dead")) {
            worker.call(AMPLE, tab -> tab.page().url());
            ProcessTree.kill(onlyRecord().processes());

            assertThat(works(worker)).isTrue();
        }
    }

    @Test
    void startsAfreshAfterChromiumAloneDied() throws IOException {
        try (BrowserWorker worker = worker("alone")) {
            worker.call(AMPLE, tab -> tab.page().url());
            List<RecordedProcess> driverFirst = onlyRecord().processes();
            ProcessTree.kill(driverFirst.subList(1, driverFirst.size()));

            assertThat(works(worker)).isTrue();
        }
    }

    @Test
    void leavesNothingBehindWhenChromiumDiedBeforeItIsClosed() throws IOException {
        ProcessFile record;
        try (BrowserWorker worker = worker("idle")) {
            worker.call(AMPLE, tab -> tab.page().url());
            record = onlyRecord();
            ProcessTree.kill(record.processes().subList(1, record.processes().size()));
        }
        assertThat(record.processes()).noneMatch(BrowserWorkerTest::isAlive);
        assertThat(record.scratch()).doesNotExist();
        assertThat(records()).isEmpty();
    }

    @Test
    void aPageThatHangsHoldsNobodyUpAfterwards() {
        try (BrowserWorker worker = worker("hanging")) {
            worker.call(AMPLE, tab -> tab.page().url());
            worker.call(AMPLE, tab -> {
                tab.page().evaluate("() => { setTimeout(() => { while (true) {} }, 0); }");
                return true;
            });

            assertThat(worker.<Boolean>call(Duration.ofSeconds(10), tab -> {
                        tab.page().setContent("<p>hello</p>");
                        return tab.page().locator("p").isVisible();
                    }))
                    .isTrue();
        }
    }

    @Test
    void startsAfreshAfterABrowserWhosePagesAreGone() {
        try (BrowserWorker worker = worker("pageless")) {
            worker.call(AMPLE, tab -> {
                tab.page().context().close();
                return true;
            });

            assertThat(works(worker)).isTrue();
        }
    }

    @Test
    void doesNotWaitForeverForAnotherCall() throws Exception {
        try (BrowserWorker worker = worker("busy")) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Thread other = new Thread(() -> worker.call(AMPLE, tab -> {
                begun.countDown();
                return awaitQuietly(release);
            }));
            other.start();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> worker.call(Duration.ofMillis(300), tab -> true))
                    .isInstanceOfSatisfying(
                            BrowserUnavailable.class, e -> assertThat(e.kind()).isEqualTo(Hindrance.BUSY))
                    .hasMessageContaining("busy");

            release.countDown();
            other.join(30_000);
            assertThat(works(worker)).isTrue();
        }
    }

    @Test
    void endsNoBrowserWhenTheWaitForATurnIsInterrupted() throws Exception {
        try (BrowserWorker worker = worker("patient")) {
            worker.call(AMPLE, tab -> tab.page().url());
            ProcessFile record = onlyRecord();
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> works(worker))
                    .isInstanceOf(BrowserUnavailable.class)
                    .hasMessageContaining("interrupted");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(works(worker)).isTrue();
            assertThat(onlyRecord()).isEqualTo(record);
        }
    }

    @Test
    void endsTheBrowserWhenTheWaitIsInterrupted() throws Exception {
        try (BrowserWorker worker = worker("interrupted")) {
            worker.call(AMPLE, tab -> tab.page().url());
            ProcessFile record = onlyRecord();
            CountDownLatch begun = new CountDownLatch(1);
            Thread caller = new Thread(() -> assertThatThrownBy(() -> worker.call(AMPLE, tab -> {
                        begun.countDown();
                        return tab.page().evaluate("() => new Promise(() => {})");
                    }))
                    .hasMessageContaining("interrupted"));
            caller.start();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            caller.join(10_000);

            assertThat(caller.isAlive()).isFalse();
            assertThat(record.processes()).noneMatch(BrowserWorkerTest::isAlive);
        }
    }

    @Test
    void namesTheBrowserThatIsMissingAndTheFix() {
        Path absent = directory.resolve("no-chromium");
        try (BrowserWorker worker = new BrowserWorker("missing", directory, ChromiumLocator.at(absent))) {
            assertThatThrownBy(() -> worker.call(AMPLE, tab -> tab.page().url()))
                    .isInstanceOf(BrowserUnavailable.class)
                    .hasMessageContaining(absent.toString())
                    .hasMessageContaining("install");
        }
    }

    @Test
    void namesTheBrowserThatDoesNotStart() throws IOException {
        DriverFiles.ensure(TestBrowsers.DIRECTORY);
        Path broken = Files.writeString(directory.resolve("broken"), "#!/bin/sh\nexit 3\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        try (BrowserWorker worker = new BrowserWorker("broken", directory, ChromiumLocator.at(broken))) {
            assertThatThrownBy(() -> worker.call(AMPLE, tab -> tab.page().url()))
                    .isInstanceOf(BrowserUnavailable.class)
                    .hasMessageContaining(broken.toString())
                    .hasMessageContaining("did not start");
        }
        assertThat(records()).isEmpty();
    }

    @Test
    void endsWhatAKilledProcessLeftBehindAndNothingOfALivingOne() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingOwner.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = owner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("about:blank");
            ProcessFile left = onlyRecord();
            assertThat(BrowserWorker.reapLeftovers(directory)).isZero();
            assertThat(left.processes().getFirst()).matches(BrowserWorkerTest::isAlive);

            owner.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            BrowserWorker.reapLeftovers(directory);

            assertThat(left.processes()).noneMatch(BrowserWorkerTest::isAlive);
            assertThat(left.scratch()).doesNotExist();
            assertThat(records()).isEmpty();
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void endsOnlyTheVeryProcessThatWasRecorded() throws Exception {
        Process left = new ProcessBuilder("sleep", "60").start();
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Instant longAgo = Instant.now().minus(Duration.ofHours(100));
            RecordedProcess deadOwner =
                    new RecordedProcess(ProcessHandle.current().pid(), longAgo);
            RecordedProcess numberGivenAgain = new RecordedProcess(innocent.pid(), longAgo);
            Path scratch = Files.createDirectory(directory.resolve("homeostat-browser-x"));
            new ProcessFile(deadOwner, scratch, List.of(RecordedProcess.of(left.toHandle()), numberGivenAgain))
                    .write(directory.resolve("browser-x-1.pids"));

            assertThat(BrowserWorker.countLeftovers(directory)).isEqualTo(1);
            assertThat(BrowserWorker.reapLeftovers(directory)).isEqualTo(1);

            assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(innocent.isAlive()).isTrue();
            assertThat(scratch).doesNotExist();
        } finally {
            left.destroyForcibly();
            innocent.destroyForcibly();
        }
    }

    @Test
    void deletesNoDirectoryThatIsNotABrowsers() throws IOException {
        Path precious = Files.createDirectory(directory.resolve("precious"));
        Files.writeString(
                directory.resolve("browser-x-1.pids"), "owner 1 1\ndirectory " + precious + "\nprocess 1 1\n");

        assertThat(BrowserWorker.reapLeftovers(directory)).isZero();
        assertThat(precious).exists();
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private BrowserWorker worker(String id) {
        DriverFiles.ensure(TestBrowsers.DIRECTORY);
        return new BrowserWorker(id, directory, ChromiumLocator.ofSystem());
    }

    private ProcessFile onlyRecord() throws IOException {
        List<Path> records = records();
        assertThat(records).hasSize(1);
        return ProcessFile.read(records.getFirst());
    }

    private List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".pids")).toList();
        }
    }

    private static boolean works(BrowserWorker worker) {
        return worker.call(AMPLE, tab -> tab.page().evaluate("() => 6 * 7").equals(42));
    }

    private static boolean isAlive(RecordedProcess process) {
        return process.alive().isPresent();
    }
}
