package dev.homeostat.bootstrap.browserbench;

import dev.homeostat.adapter.playwright.BrowserPool;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.application.engagement.port.EngagementReader;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.bootstrap.engine.EngineMemory;
import dev.homeostat.bootstrap.trial.TemporaryDirectory;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps real browsers busy with reading pages that take long, more than they can, and measures how soon what is critical
 * gets one all the same. Leaves nothing behind.
 */
public final class BrowserBench {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int SLOWEST_MILLIS = 20_000;
    private static final int QUICKEST_MILLIS = 500;
    private static final int LONGEST_PAUSE_MILLIS = 400;
    private static final int EVERY = 20;

    private final BrowserBenchOptions options;
    private final Counted counted = new Counted();
    private final SplittableRandom random;

    private BrowserBench(BrowserBenchOptions options) {
        this.options = options;
        this.random = new SplittableRandom(options.seed());
    }

    /**
     * Measures.
     *
     * @return empty when it was told to stop
     */
    public static Optional<BrowserBenchReport> run(BrowserBenchOptions options) throws InterruptedException {
        return new BrowserBench(options).run();
    }

    private Optional<BrowserBenchReport> run() throws InterruptedException {
        try (TemporaryDirectory directory = TemporaryDirectory.create("homeostat-bench-");
                SlowPages slow = new SlowPages();
                PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                BrowserPool pool = new BrowserPool(
                        new PoolLimits(options.workers(), options.workers()),
                        directory.path(),
                        ChromiumLocator.at(options.chromium()),
                        SessionVault.NONE,
                        EngineMemory.unlimited(),
                        counted)) {
            options.progress().accept("starting %d browsers".formatted(options.workers()));
            pool.showBlankPage(LONGEST);
            return measured(pool, site(site, slow, pool));
        }
    }

    /** The practice site, whose posts are read where pages take long. */
    private static PlaywrightSite site(PracticeSite site, SlowPages slow, BrowserPool pool) {
        SiteProfile profile = SiteProfile.practice(site.url()).withMetricsAt(slow.address("{id}"));
        return new PlaywrightSite(profile, new Credentials("practice", "practice"), pool);
    }

    private Optional<BrowserBenchReport> measured(BrowserPool pool, PlaywrightSite site) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> background = background(site.engagementReader(), over);
        try {
            Thread.sleep(SETTLING);
            Duration before = pool.usage().busy();
            long begun = System.nanoTime();
            List<Duration> waits = new ArrayList<>();
            while (waits.size() < options.requests()) {
                if (options.stop().getAsBoolean()) {
                    return Optional.empty();
                }
                Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
                waits.add(critical(site));
                if (waits.size() % EVERY == 0) {
                    options.progress().accept("%d of %d".formatted(waits.size(), options.requests()));
                }
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            double busy = (double) pool.usage().busy().minus(before).toMillis()
                    / (took.toMillis() * (double) options.workers());
            return Optional.of(new BrowserBenchReport(
                    options,
                    waits,
                    counted.finished.get(),
                    counted.brokenOff.get(),
                    counted.replaced.get(),
                    took,
                    busy));
        } finally {
            over.set(true);
            background.forEach(Thread::interrupt);
            for (Thread thread : background) {
                thread.join();
            }
        }
    }

    private List<Thread> background(EngagementReader reader, AtomicBoolean over) {
        List<Thread> threads = new ArrayList<>();
        for (int reading = 0; reading < options.background(); reading++) {
            SplittableRandom own = random.split();
            threads.add(Thread.ofPlatform().name("bench-reading-" + reading).start(() -> {
                while (!over.get() && !Thread.currentThread().isInterrupted()) {
                    int millis = QUICKEST_MILLIS + own.nextInt(SLOWEST_MILLIS - QUICKEST_MILLIS);
                    reader.read(List.of(new SitePostId(Integer.toString(millis))));
                }
            }));
        }
        return threads;
    }

    /** Removes a post that is not there, as far as to the click: how long until it has a browser. */
    private static Duration critical(PlaywrightSite site) {
        long asked = System.nanoTime();
        AtomicLong began = new AtomicLong(asked + LONGEST.toNanos());
        site.remover().remove(new SitePostId("nothing"), LONGEST, new ClickGate() {
            @Override
            public Authorization open() {
                return new Authorization.Denied(Hindrance.HELD, "it is a measurement");
            }

            @Override
            public void stage(Stage stage) {
                if (stage == Stage.LOGGING_IN) {
                    began.accumulateAndGet(System.nanoTime(), Math::min);
                }
            }
        });
        return Duration.ofNanos(began.get() - asked);
    }

    private static final class Counted implements PoolListener {

        private final AtomicLong finished = new AtomicLong();
        private final AtomicLong brokenOff = new AtomicLong();
        private final AtomicLong replaced = new AtomicLong();

        @Override
        public void released(String what, LeasePriority priority, Duration held, boolean wasBrokenOff) {
            if (!priority.isCritical()) {
                (wasBrokenOff ? brokenOff : finished).incrementAndGet();
            }
        }

        @Override
        public void replaced(int worker, String why) {
            replaced.incrementAndGet();
        }
    }
}
