package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.playwright.pool.PoolMemory;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two real browsers. */
@Timeout(120)
class BrowserPoolTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String BLANK = "about:blank";

    private static BrowserPool pool;
    private static ServerSocket silent;
    private static ExecutorService callers;

    @BeforeAll
    static void open() throws IOException {
        pool = new BrowserPool(
                new PoolLimits(2, 2),
                TestBrowsers.DIRECTORY,
                ChromiumLocator.ofSystem(),
                SessionVault.NONE,
                PoolMemory.UNKNOWN,
                PoolListener.NONE);
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        callers = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void close() throws IOException {
        callers.shutdownNow();
        pool.close();
        silent.close();
    }

    @Test
    void whatIsUrgentBreaksOffWhatIsNotAndLeavesItsBrowserAsItIs() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        Task hang = tab -> {
            begun.countDown();
            hang(tab);
        };
        Future<Optional<Hindrance>> one = asked(() -> kindOf(LeasePriority.BACKGROUND, hang));
        Future<Optional<Hindrance>> two = asked(() -> kindOf(LeasePriority.READING, hang));
        // A browser that still starts may take longer than it has to give way, and is replaced then.
        assertThat(begun.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        List<Long> before = browsers();

        assertThat(kindOf(LeasePriority.POSTING, BrowserPoolTest::look)).isEmpty();

        assertThat(one.get()).contains(Hindrance.BUSY);
        assertThat(two.isDone()).as("one is enough").isFalse();
        assertThat(kindOf(LeasePriority.BACKGROUND, BrowserPoolTest::look))
                .as("afterwards")
                .isEmpty();
        assertThat(browsers()).as("browsers that were running before").containsAll(before);

        try (Held held = Held.begin()) {
            assertThat(held.isHeld()).isTrue();
            assertThat(kindOf(LeasePriority.POSTING, BrowserPoolTest::look)).isEmpty();
        }
        assertThat(two.get()).contains(Hindrance.BUSY);
    }

    @Test
    void whoDoesNotGiveWayIsEndedAndItsBrowserReplaced() throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        AtomicBoolean begun = new AtomicBoolean();
        Future<Optional<Hindrance>> deaf = asked(() -> kindOf(LeasePriority.BACKGROUND, tab -> {
            begun.set(true);
            deaf(end);
        }));
        await().atMost(LONG).untilTrue(begun);
        try (Held held = Held.begin()) {
            assertThat(kindOf(LeasePriority.POSTING, BrowserPoolTest::look)).isEmpty();
            assertThat(held.isHeld()).isTrue();
        } finally {
            end.set(true);
        }
        assertThat(deaf.get()).contains(Hindrance.BROWSER);
        await().until(() -> pool.usage().away() == 0 && pool.usage().leases().isEmpty());
    }

    @Test
    void whoHasWaitedForTooLongToEndInTimeIsNotBegun() {
        AtomicBoolean begun = new AtomicBoolean();
        try (Held one = Held.begin();
                Held two = Held.begin()) {
            assertThatThrownBy(() -> pool.call(
                            new Operation("late", LeasePriority.READING, Duration.ofSeconds(1)),
                            tab -> begun.getAndSet(true)))
                    .isInstanceOf(BrowserUnavailable.class)
                    .hasMessageContaining("no browser was free");
            assertThat(one.isHeld() && two.isHeld()).isTrue();
        }
        assertThat(begun).isFalse();
        assertThat(pool.usage().waiting()).isEmpty();
    }

    @Test
    void theBrowsersOfAnAccountLogInOnce() throws Exception {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults())) {
            PlaywrightSite account =
                    new PlaywrightSite(SiteProfile.practice(site.url()), new Credentials("practice", "practice"), pool);
            List<Future<TimelineReading>> readings = new ArrayList<>();
            for (int reader = 0; reader < 6; reader++) {
                readings.add(asked(() -> account.timelineReader().read(Instant.EPOCH)));
            }
            for (Future<TimelineReading> reading : readings) {
                assertThat(reading.get()).isInstanceOf(TimelineReading.Read.class);
            }
            assertThat(site.logins()).isEqualTo(1);
        }
    }

    private static <T> Future<T> asked(Callable<T> question) {
        return callers.submit(question);
    }

    /** Without those that a browser starts for its pages. */
    private static List<Long> browsers() {
        return ProcessHandle.current()
                .descendants()
                .filter(BrowserPoolTest::isChromium)
                .filter(process ->
                        process.parent().filter(BrowserPoolTest::isChromium).isEmpty())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean isChromium(ProcessHandle process) {
        return process.info().command().orElse("").contains("chrom");
    }

    private interface Task {
        void in(Tab tab);
    }

    /** Why it did not come to its end, empty when it did. */
    private static Optional<Hindrance> kindOf(LeasePriority priority, Task task) {
        try {
            pool.call(new Operation("test", priority, LONG), tab -> {
                task.in(tab);
                return true;
            });
            return Optional.empty();
        } catch (BrowserUnavailable e) {
            return Optional.of(e.kind());
        }
    }

    private static void hang(Tab tab) {
        tab.page().navigate("http://127.0.0.1:" + silent.getLocalPort() + "/");
    }

    private static void look(Tab tab) {
        tab.page().navigate(BLANK);
    }

    /** Hears of no interruption. */
    private static void deaf(AtomicBoolean end) {
        while (!end.get()) {
            Thread.onSpinWait();
        }
    }

    /** One browser is taken by something that cannot be broken off. */
    private record Held(AtomicBoolean end, Future<Optional<Hindrance>> holder) implements AutoCloseable {

        static Held begin() {
            AtomicBoolean end = new AtomicBoolean();
            AtomicBoolean begun = new AtomicBoolean();
            Future<Optional<Hindrance>> holder = asked(() -> kindOf(LeasePriority.POSTING, tab -> {
                begun.set(true);
                deaf(end);
            }));
            await().atMost(LONG).untilTrue(begun);
            return new Held(end, holder);
        }

        boolean isHeld() {
            return !holder.isDone();
        }

        @Override
        public void close() {
            end.set(true);
            try {
                holder.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }
}
