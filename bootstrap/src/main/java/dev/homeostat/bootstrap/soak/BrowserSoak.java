package dev.homeostat.bootstrap.soak;

import dev.homeostat.adapter.playwright.BrowserPool;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.adapter.playwright.Screenshots;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.adapter.procfs.ProcfsMemoryMeter;
import dev.homeostat.bootstrap.chaos.RunOptions;
import dev.homeostat.bootstrap.engine.EngineMemory;
import dev.homeostat.bootstrap.trial.TemporaryDirectory;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.memory.MemoryReading;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Uses a pool of real browsers for a long time, does harm to them or to their site at every tenth operation, and looks what is
 * left of it all in the end. Leaves nothing behind.
 */
public final class BrowserSoak {

    /** At every so many operations harm is done. */
    static final int EVERY = 10;

    static final int BROWSERS = 3;
    private static final int CALLERS = 6;
    private static final int REPORTS = 20;
    private static final int PICTURES = 50;
    private static final int FIRST_POSTS = 5;
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final double MEBIBYTE = 1 << 20;

    private final Options options;
    private final Path directory;
    private final FaultPlan plan = FaultPlan.none();
    private final SplittableRandom random;
    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
    private final Set<Path> scratches = ConcurrentHashMap.newKeySet();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicInteger thrown = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final Trend memory = new Trend();
    private final Trend heap = new Trend();

    private BrowserSoak(Options options, Path directory) {
        this.options = options;
        this.directory = directory;
        this.random = new SplittableRandom(options.run().seed());
    }

    /**
     * What is asked for.
     *
     * @param operations how many, of all kinds
     */
    public record Options(int operations, RunOptions run) {}

    /**
     * Runs.
     *
     * @return empty when it was told to stop
     */
    public static Optional<SoakReport> run(Options options) throws InterruptedException {
        TemporaryDirectory directory = TemporaryDirectory.create("homeostat-soak-");
        try {
            return new BrowserSoak(options, directory.path()).run();
        } finally {
            if (options.run().keep()) {
                options.run().progress().accept("kept: " + directory.path());
            } else {
                directory.close();
            }
        }
    }

    private Optional<SoakReport> run() throws InterruptedException {
        // The first socket that a JVM closes makes it open one that it keeps.
        PracticeSite.start(PracticeSiteOptions.defaults()).close();
        Belongings before = Belongings.now(directory, scratches);
        long begun = System.nanoTime();
        Used used = use();
        return options.run().stop().getAsBoolean()
                ? Optional.empty()
                : Optional.of(new SoakReport(
                        options.operations(),
                        new TreeMap<>(counts()),
                        used.harms(),
                        Duration.ofNanos(longestNanos.get()),
                        thrown.get(),
                        scratches.size(),
                        used.doubled(),
                        used.mistold(),
                        used.rest(),
                        left(before),
                        memory,
                        heap,
                        Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** What is known once pool and site are closed. */
    private record Used(Map<Harm, Integer> harms, SoakReport.Rest rest, int doubled, int mistold) {}

    private Used use() throws InterruptedException {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults()
                        .withFaults(plan)
                        .withAudience(
                                AudienceOfSite.of(AudienceOptions.of(1, List.of("soak"))), InstantSource.system()));
                BrowserPool pool = pool()) {
            Chores chores = new Chores(account(site, pool), site);
            options.run().progress().accept("starting %d browsers".formatted(BROWSERS));
            pool.showBlankPage(LONG);
            prepare(chores);
            Map<Harm, Integer> harms = useAndHarm(pool, chores);
            SoakReport.Rest rest = new Aftermath(pool, BROWSERS).of(chores);
            return new Used(harms, rest, chores.doubled(), chores.mistold());
        }
    }

    private BrowserPool pool() {
        return new BrowserPool(
                new PoolLimits(BROWSERS, BROWSERS),
                directory,
                ChromiumLocator.at(options.run().chromium()),
                SessionVault.NONE,
                EngineMemory.unlimited(),
                PoolListener.NONE);
    }

    /** The practice site's profile with less patience, so that what hangs is over sooner. */
    private PlaywrightSite account(PracticeSite site, BrowserPool pool) {
        try {
            Path file = Files.writeString(
                    directory.resolve("profile.yaml"),
                    changed(Map.of(
                            "navigationTimeout: 15s", "navigationTimeout: 4s",
                            "maxAcceptDelay: 10s", "maxAcceptDelay: 3s",
                            "probeTimeout: 20s", "probeTimeout: 10s",
                            "maxPages: 40", "maxPages: 3")));
            return new PlaywrightSite(
                    SiteProfile.load(file).withBaseUrl(site.url()),
                    new Credentials("practice", "practice"),
                    pool,
                    new Screenshots(directory.resolve("screenshots"), PICTURES, Duration.ofDays(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + directory, e);
        }
    }

    private static String changed(Map<String, String> changes) {
        String profile = SiteProfile.builtInText("practice");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (!profile.contains(change.getKey())) {
                throw new IllegalStateException("the practice profile has no '%s'".formatted(change.getKey()));
            }
            profile = profile.replace(change.getKey(), change.getValue());
        }
        return profile;
    }

    private static void prepare(Chores chores) {
        for (int number = 1; number <= FIRST_POSTS; number++) {
            String outcome = chores.perform(Chore.PUBLISH, -number);
            if (!outcome.equals(Chores.DONE)) {
                throw new IllegalStateException("the first posts cannot be published: " + outcome);
            }
        }
    }

    private Map<Harm, Integer> useAndHarm(BrowserPool pool, Chores chores) throws InterruptedException {
        try (Saboteur saboteur = new Saboteur(plan, random.split());
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            var running = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(caller -> {
                        SplittableRandom own = random.split();
                        return callers.submit(() -> goOn(pool, chores, saboteur, own));
                    })
                    .toList();
            for (Future<?> caller : running) {
                caller.get();
            }
            return saboteur.done();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller has ended", e.getCause());
        }
    }

    private void goOn(BrowserPool pool, Chores chores, Saboteur saboteur, SplittableRandom own) {
        for (int number = next.incrementAndGet();
                number <= options.operations() && !options.run().stop().getAsBoolean();
                number = next.incrementAndGet()) {
            scratches.addAll(Belongings.scratches(directory));
            if (number % EVERY == 0) {
                saboteur.strike();
            }
            perform(chores, Chore.of(own.nextInt(10)), number);
            if (number % Math.max(1, options.operations() / REPORTS) == 0) {
                sample(number);
                options.run()
                        .progress()
                        .accept("%d of %d operations, browsers started: %d, waiting: %d"
                                .formatted(
                                        number,
                                        options.operations(),
                                        scratches.size(),
                                        pool.usage().waiting().size()));
            }
        }
    }

    private void perform(Chores chores, Chore chore, int number) {
        long begun = System.nanoTime();
        String outcome;
        try {
            outcome = chores.perform(chore, number);
        } catch (RuntimeException e) {
            // Whatever happens to a browser, a port answers.
            thrown.incrementAndGet();
            options.run().progress().accept("%s threw %s".formatted(chore.word(), e));
            outcome = "thrown";
        }
        long took = System.nanoTime() - begun;
        longestNanos.accumulateAndGet(took, Math::max);
        outcomes.computeIfAbsent(chore.word() + " " + outcome, any -> new AtomicInteger())
                .incrementAndGet();
    }

    private void sample(int number) {
        new ProcfsMemoryMeter()
                .measure()
                .map(MemoryReading::totalBytes)
                .ifPresent(bytes -> memory.add(number, bytes / MEBIBYTE));
        System.gc();
        Runtime machine = Runtime.getRuntime();
        heap.add(number, (machine.totalMemory() - machine.freeMemory()) / MEBIBYTE);
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        outcomes.forEach((what, count) -> counts.put(what, count.get()));
        return counts;
    }

    /** What the closed pool has left; sockets of connections that were cut take a moment to go. */
    private Belongings left(Belongings before) {
        Set<Path> all = new HashSet<>(scratches);
        Belongings left = Belongings.now(directory, all).since(before);
        long end = System.nanoTime() + QUIET.dividedBy(4).toNanos();
        while (!left.isNothing() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
            left = Belongings.now(directory, all).since(before);
        }
        if (left.files() > 0) {
            options.run().progress().accept("left over: %s".formatted(Belongings.files(directory, all)));
        }
        return left;
    }
}
