package dev.homeostat.bootstrap.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.resilience.Resilience4jCircuitBreakers;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.Dependency;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserStartTest implements BrowserStart.Listener {

    @TempDir
    private Path directory;

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<BreakerTransition> breaker = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> working = new LinkedBlockingQueue<>();
    private final List<Integer> degradedAt = new CopyOnWriteArrayList<>();
    private final Passing clock = new Passing();
    private int pages;

    @Test
    void aBrowserThatStartsAtTheThirdTryIsNoTrouble() {
        try (BrowserStart start = failing(2)) {
            assertThat(start.begin()).isTrue();
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(working).containsExactly(3);
        assertThat(degradedAt).isEmpty();
        assertThat(breaker).isEmpty();
    }

    @Test
    void goesOnWithoutItAndTriesWithAGrowingGapUntilItWorks() throws InterruptedException {
        try (BrowserStart start = failing(12)) {
            assertThat(start.begin()).isFalse();
            assertThat(working.poll(30, TimeUnit.SECONDS)).isEqualTo(13);
        }
        assertThat(degradedAt.getFirst()).isEqualTo(3);
        assertThat(pauses.stream().map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
        assertThat(breaker.stream().map(BreakerTransition::change))
                .startsWith(BreakerTransition.Change.OPENED)
                .endsWith(BreakerTransition.Change.CLOSED);
        assertThat(breaker).allMatch(change -> change.dependency() == Dependency.BROWSER);
    }

    @Test
    void triesNoMoreOnceItIsClosed() {
        clock.stands = true;
        BrowserStart start = failing(1_000);
        start.begin();
        start.close();
        int after = pages;
        assertThat(after).isEqualTo(3);
    }

    /** A browser that fails so often; the failure itself is a real one, of a program that is not there. */
    private BrowserStart failing(int times) {
        BrowserWorker missing = new BrowserWorker("missing", directory, ChromiumLocator.at(directory.resolve("none")));
        return new BrowserStart(
                () -> {
                    pages++;
                    if (pages <= times) {
                        missing.showBlankPage(Duration.ofSeconds(30));
                    }
                },
                new Resilience4jCircuitBreakers(clock, BreakerSettings.DEFAULT, breaker::add),
                clock,
                this);
    }

    @Override
    public void works(int tries) {
        working.add(tries);
    }

    @Override
    public void failed(int tries, String detail, boolean degraded, Duration next) {
        assertThat(detail).contains("no Chromium found");
        if (degraded) {
            degradedAt.add(tries);
        }
    }

    /** Time that passes when somebody waits. */
    private final class Passing implements MachineClock {

        private volatile Duration passed = Duration.ZERO;
        private volatile boolean stands;

        @Override
        public Instant now() {
            return Instant.parse("2026-03-01T08:00:00Z").plus(passed);
        }

        @Override
        public Duration monotonic() {
            return passed;
        }

        @Override
        public void pause(Duration length) {
            if (stands && length.compareTo(Duration.ofSeconds(2)) > 0) {
                awaitInterrupt();
            }
            pauses.add(length);
            passed = passed.plus(length);
        }

        private void awaitInterrupt() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
