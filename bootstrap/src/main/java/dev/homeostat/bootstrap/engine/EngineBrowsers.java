package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.micrometer.EngineMeters;
import dev.homeostat.adapter.playwright.BrowserPool;
import dev.homeostat.adapter.playwright.BrowserSource;
import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.adapter.playwright.Screenshots;
import dev.homeostat.adapter.playwright.login.EncryptedSessionFile;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.procfs.ProcfsMemoryMeter;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The browsers of an engine, and how they start. Thread-safe. */
final class EngineBrowsers implements AutoCloseable {

    /** Longer than a browser itself takes to give its start up. */
    private static final Duration BLANK_PAGE = Duration.ofSeconds(40);

    private static final int SCREENSHOTS = 200;
    private static final String KEPT_LOGIN = "login.enc";

    private final BrowserPool pool;
    private Optional<BrowserStart> start = Optional.empty();

    private EngineBrowsers(BrowserPool pool) {
        this.pool = pool;
    }

    /** Browsers of which none runs yet; ends those that a killed engine left behind. */
    static EngineBrowsers of(LoadedConfig config, PoolReports reports, Optional<EngineMeters> meters) {
        BrowserSource source = ConfiguredBrowser.source(config);
        Path directory = config.stateDirectory().resolve(RunningEngine.BROWSERS);
        BrowserWorker.reapLeftovers(directory);
        BrowserPool pool = new BrowserPool(
                ConfiguredBrowser.limits(config, source),
                directory,
                source,
                vault(config),
                new EngineMemory(
                        new ProcfsMemoryMeter(),
                        config.values().memory().warnAbove().bytes()),
                reports);
        meters.ifPresent(counting -> counting.watchingBrowsers(new PoolFigures(pool)));
        return new EngineBrowsers(pool);
    }

    /** Where what went wrong in them is shown. */
    static Screenshots screenshots(LoadedConfig config) {
        return new Screenshots(
                config.stateDirectory().resolve(RunningEngine.SCREENSHOTS),
                SCREENSHOTS,
                config.values().retention().screenshots());
    }

    /** Without a secret there is nothing by which a login could be encrypted. */
    private static SessionVault vault(LoadedConfig config) {
        return AccountSite.importedSession(config).or(() -> kept(config)).orElse(SessionVault.NONE);
    }

    private static Optional<SessionVault> kept(LoadedConfig config) {
        return config.secret("account.password")
                .map(Secret::reveal)
                .map(secret -> new EncryptedSessionFile(config.stateDirectory().resolve(KEPT_LOGIN), secret));
    }

    BrowserPool pool() {
        return pool;
    }

    /** Starts one of them with patience, and the others behind it; whether one works now. Call it once. */
    boolean start(BrowserStart given) {
        start = Optional.of(given);
        return given.begin();
    }

    /** Has a browser show a page that is no site's, and starts the others when that works. */
    void tryOut() {
        pool.showBlankPage(BLANK_PAGE);
        pool.warmUp();
    }

    /** Ends them; a start that is still being tried is given up first. */
    @Override
    public void close() {
        start.ifPresent(BrowserStart::close);
        pool.close();
    }
}
