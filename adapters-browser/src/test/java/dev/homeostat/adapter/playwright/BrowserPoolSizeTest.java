package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolMemory;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.browserlease.PoolWindow;
import dev.homeostat.domain.browserlease.Resize;
import dev.homeostat.domain.publishing.Hindrance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real browsers, judged every half second. */
@Timeout(120)
class BrowserPoolSizeTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final long BROWSER = 100L << 20;

    /** Too little for another one at first: to start the first may take windows in which it is busy. */
    private final AtomicLong free = new AtomicLong(BROWSER);

    private final List<Resize> resizes = new CopyOnWriteArrayList<>();

    @Test
    void anotherBrowserComesWhileOneIsTooBusyAndGoesWhenItIsNot() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (BrowserPool pool = pool();
                ExecutorService callers = Executors.newCachedThreadPool()) {
            pool.showBlankPage(LONG);
            Future<Boolean> busy = callers.submit(() -> held(pool, release));
            Future<Boolean> waiting = callers.submit(() -> held(pool, release));
            await().atMost(LONG).until(() -> told("memory does not allow one more"));
            assertThat(pool.usage().workers()).isEqualTo(1);
            assertThat(pool.usage().waiting()).hasSize(1);

            free.set(10 * BROWSER);

            await().atMost(LONG).until(() -> pool.usage().leases().size() == 2);
            assertThat(pool.usage().waiting()).isEmpty();
            assertThat(pool.usage().workers()).isEqualTo(2);
            List<ProcessHandle> second = processes("2-");
            assertThat(second).isNotEmpty();

            release.countDown();
            assertThat(busy.get() && waiting.get()).isTrue();
            await().atMost(LONG).until(() -> pool.usage().workers() == 1);
            await().atMost(LONG).until(() -> second.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(held(pool, release)).as("the other goes on").isTrue();
        }
        assertThat(resizes).filteredOn(Resize.Grow.class::isInstance).hasSize(1);
    }

    @Test
    void whoeverClosesItNeedNotWaitForReading() throws Exception {
        try (SilentServer silent = SilentServer.start();
                BrowserPool pool = pool();
                ExecutorService callers = Executors.newCachedThreadPool()) {
            Future<Hindrance> reading = callers.submit(
                    () -> refusal(pool, tab -> tab.page().navigate(silent.url().toString())));
            await().atMost(LONG).until(() -> pool.usage().leases().size() == 1);
            Future<Hindrance> waiting = callers.submit(() -> refusal(pool, tab -> {}));
            await().atMost(LONG).until(() -> pool.usage().waiting().size() == 1);

            pool.finish();

            assertThat(waiting.get()).isEqualTo(Hindrance.BUSY);
            assertThat(reading.get()).isEqualTo(Hindrance.BUSY);
            assertThat(refusal(pool, tab -> {})).isEqualTo(Hindrance.BUSY);
            assertThat(held(pool, new CountDownLatch(0)))
                    .as("what changes the account")
                    .isTrue();
        }
    }

    private static Hindrance refusal(BrowserPool pool, Consumer<Tab> task) {
        try {
            pool.call(new Operation("read", LeasePriority.READING, LONG), tab -> {
                task.accept(tab);
                return true;
            });
            throw new AssertionError("it came to its end");
        } catch (BrowserUnavailable e) {
            return e.kind();
        }
    }

    @Test
    void aBrowserThatIsToGoEndsItsOperationFirst() {
        Leases leases = new Leases(
                Stream.of(1, 2)
                        .map(number -> new Seat(number, TestBrowsers.worker("size-" + number), Duration.ZERO))
                        .toList(),
                PoolListener.NONE,
                (seat, why) -> {});
        Leases.Held first = leases.acquire(operation(), Countdown.of(LONG));
        Leases.Held second = leases.acquire(operation(), Countdown.of(LONG));

        leases.retireLast();
        assertThat(leases.removeRetired()).as("somebody has it").isEmpty();
        leases.release(second);
        assertThat(leases.usage().workers()).isEqualTo(1);
        assertThat(leases.takeAway(seat -> seat == second.seat()))
                .as("nobody gets it any more")
                .isEmpty();
        assertThat(leases.grow(number -> {
                    throw new AssertionError("a third one is made");
                }))
                .as("it stays after all")
                .isEmpty();
        assertThat(leases.usage().workers()).isEqualTo(2);
        leases.retireLast();
        assertThat(leases.removeRetired()).contains(second.seat());
        leases.release(first);
        assertThat(leases.size()).isEqualTo(1);
    }

    private BrowserPool pool() {
        PoolMemory memory = new PoolMemory() {
            @Override
            public OptionalLong taken(Stream<ProcessHandle> processes) {
                return OptionalLong.of(BROWSER);
            }

            @Override
            public OptionalLong free() {
                return OptionalLong.of(free.get());
            }
        };
        PoolListener listener = new PoolListener() {
            @Override
            public void measured(PoolWindow window, Resize resize) {
                resizes.add(resize);
            }
        };
        return new BrowserPool(
                new PoolLimits(1, 2),
                TestBrowsers.DIRECTORY,
                ChromiumLocator.ofSystem(),
                SessionVault.NONE,
                memory,
                listener,
                WINDOW);
    }

    private boolean told(String words) {
        return resizes.stream().anyMatch(resize -> resize.reason().contains(words));
    }

    private static Operation operation() {
        return new Operation("hold", LeasePriority.POSTING, LONG);
    }

    private static boolean held(BrowserPool pool, CountDownLatch release) {
        return pool.call(operation(), tab -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
    }

    private static List<ProcessHandle> processes(String id) throws IOException {
        try (Stream<Path> files = Files.list(TestBrowsers.DIRECTORY)) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("browser-" + id))
                    .findFirst()
                    .orElseThrow();
            return ProcessFile.read(file).processes().stream()
                    .flatMap(process -> process.alive().stream())
                    .toList();
        }
    }
}
