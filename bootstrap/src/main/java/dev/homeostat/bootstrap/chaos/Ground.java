package dev.homeostat.bootstrap.chaos;

import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteObserver;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What a run stands on: a directory, a site, a database with an account, posts. Leaves nothing behind when closed. */
final class Ground implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final RunOptions options;
    private final ChaosFiles files;
    private final PracticeSite site;
    private final LoadedConfig config;
    private final AccountDesk desk;
    private final Backlog backlog;
    private final long begun = System.nanoTime();

    private Ground(RunOptions options, ChaosFiles files, PracticeSite site, LoadedConfig config, AccountDesk desk) {
        this.options = options;
        this.files = files;
        this.site = site;
        this.config = config;
        this.desk = desk;
        this.backlog = new Backlog(desk.homeostat(), desk.ports().posts(), options.seed());
    }

    /**
     * Lays it.
     *
     * @param special what is different from the usual configuration, by key
     */
    static Ground lay(RunOptions options, PracticeSiteObserver observer, Map<String, Object> special) {
        ChaosFiles files = ChaosFiles.create(options.keep());
        try {
            PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults()
                    .withStore(files.siteStore())
                    .withFaults(FaultPlan.none())
                    .withObserver(observer));
            try {
                LoadedConfig config = files.configure(files.configFile(), site.url(), options.chromium(), special);
                options.progress().accept("runs in %s, site at %s".formatted(files.directory(), site.url()));
                return new Ground(options, files, site, config, AccountDesk.open(config));
            } catch (RuntimeException e) {
                site.close();
                throw e;
            }
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    ChaosFiles files() {
        return files;
    }

    PracticeSite site() {
        return site;
    }

    LoadedConfig config() {
        return config;
    }

    AccountDesk desk() {
        return desk;
    }

    Backlog backlog() {
        return backlog;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    Findings findings() {
        return Findings.of(Comparison.of(backlog.all(), site.accepted()), backlog);
    }

    /** Waits until it holds, looking now and then; false when it did not within the time. */
    boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                return false;
            }
            rest(LOOK);
        }
        return true;
    }

    /** Waits for so long. */
    void rest(Duration length) throws InterruptedException {
        long begin = System.nanoTime();
        long left = length.toNanos();
        while (left > 0) {
            if (options.stop().getAsBoolean()) {
                throw new GivenUp();
            }
            Thread.sleep(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
            left = length.toNanos() - (System.nanoTime() - begin);
        }
    }

    @Override
    public void close() {
        try (files;
                site) {
            desk.close();
        }
    }

    /** Somebody wants the run to end. */
    static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
