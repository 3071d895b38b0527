package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.caffeine.CaffeineCache;
import dev.homeostat.adapter.journal.FileAttemptJournal;
import dev.homeostat.adapter.journal.SpoolSettings;
import dev.homeostat.adapter.micrometer.EngineMeters;
import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.postgres.StoreOptions;
import dev.homeostat.adapter.procfs.ProcfsMemoryMeter;
import dev.homeostat.adapter.resilience.Resilience4jCircuitBreakers;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.KeepingPorts;
import dev.homeostat.application.MemoryPorts;
import dev.homeostat.application.SitePorts;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.application.cache.CachedReads;
import dev.homeostat.application.control.port.StopSignal;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.RetryAllowance;
import dev.homeostat.application.resilience.SharedRetryBudget;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.cache.CacheLifetimes;
import dev.homeostat.domain.cache.CacheRegion;
import dev.homeostat.domain.memory.MemoryPolicy;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.domain.resilience.BreakerSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The engine of the configured account, at work from {@link #start} to {@link #close}. */
public final class RunningEngine implements AutoCloseable {

    /** Below the state directory: what browsers need and leave behind. */
    public static final String BROWSERS = "browsers";

    /** Below the state directory: what waits for the database. */
    public static final String JOURNAL = "journal";

    /** Below the state directory: pictures of pages on which something was not as expected. */
    public static final String SCREENSHOTS = "screenshots";

    private final AccountStore accountStore;
    private final FileAttemptJournal journal;
    private final KillSwitch killSwitch;
    private final AccountNotices notices;
    private final EngineBrowsers browsers;
    private final TimelineReader timeline;
    private final Homeostat homeostat;
    private final Optional<AccountContent> content;
    private final SystemClock clock;
    private CircuitBreakers breakers = CircuitBreakers.NONE;
    private volatile boolean closing;

    private RunningEngine(
            LoadedConfig config,
            Watchers watchers,
            AccountStore accountStore,
            SystemClock clock,
            RetryAllowance retries) {
        this.accountStore = accountStore;
        this.clock = clock;
        SiteProfile profile = AccountSite.profile(config);
        AccountSite.requirePermission(profile, config);
        StorePorts store = accountStore.store().ports();
        this.browsers = EngineBrowsers.of(
                config, new PoolReports(store.errors(), store.events(), clock, watchers.meters()), watchers.meters());
        PlaywrightSite site =
                new PlaywrightSite(profile, credentials(config), browsers.pool(), EngineBrowsers.screenshots(config));
        this.timeline = site.timelineReader();
        EngineId engine = new EngineId(UUID.randomUUID().toString());
        watchers.meters().ifPresent(meters -> meters.watching(store.probe()));
        this.journal = new FileAttemptJournal(config.stateDirectory().resolve(JOURNAL), store.errors());
        StopFile stopFile = new StopFile(config.killSwitchFile());
        this.killSwitch = new KillSwitch(
                stopFile, store.controls(), ConfiguredSettings.of(config).account());
        SecureRandom random = new SecureRandom();
        this.notices = new AccountNotices(config, random, watchers::counting);
        this.content = AccountContent.of(config, profile.lengthRule());
        Homeostat.Builder builder = Homeostat.builder()
                .settings(ConfiguredSettings.of(config))
                .engine(engine)
                .store(watchers.stores().apply(store))
                .site(watchers.sites()
                        .apply(new SitePorts(
                                site.publisher(),
                                timeline,
                                site.engagementReader(),
                                site.probe(),
                                site.remover(),
                                Optional.of(site.inspector()),
                                profile.delays(),
                                profile.lengthRule())))
                .scheduler(accountStore.store().newJobScheduler(engine))
                .clock(clock)
                .keeping(new KeepingPorts(
                        listener -> watchers.watching(breakers(clock, listener)),
                        new Retries(retries, random::nextDouble),
                        journal))
                .notices(notices.ports())
                .memory(new MemoryPorts(
                        new ProcfsMemoryMeter(),
                        new MemoryPolicy(config.values().memory().warnAbove().bytes())))
                .ids(UUID::randomUUID)
                .cache(cached(config.values().cache(), clock, random))
                .stopSignal(stopSignal(stopFile))
                .watcher(watchers::saw);
        content.ifPresent(own -> builder.content(own.ports(), own.plan(), random));
        this.homeostat = builder.build();
    }

    /**
     * Who looks on while the engine works, and through what it reaches its ports.
     *
     * @param stores put around the store's ports
     * @param sites put around the site's ports
     * @param beforeCommit run right before each commit of the store, by the thread that commits
     * @param clockAhead how far this process takes the time for later than its machine does, to see that it does no harm
     * @param meters counts and times what is done
     */
    public record Watchers(
            EngineWatcher events,
            UnaryOperator<StorePorts> stores,
            UnaryOperator<SitePorts> sites,
            Runnable beforeCommit,
            Duration clockAhead,
            Optional<EngineMeters> meters) {

        public Watchers(
                EngineWatcher events,
                UnaryOperator<StorePorts> stores,
                UnaryOperator<SitePorts> sites,
                Runnable beforeCommit,
                Duration clockAhead) {
            this(events, stores, sites, beforeCommit, clockAhead, Optional.empty());
        }

        public static Watchers of(EngineWatcher events) {
            return new Watchers(events, UnaryOperator.identity(), UnaryOperator.identity(), () -> {}, Duration.ZERO);
        }

        /** The same with meters. */
        public Watchers with(EngineMeters others) {
            return new Watchers(events, stores, sites, beforeCommit, clockAhead, Optional.of(others));
        }

        private void saw(EngineEvent event) {
            meters.ifPresent(counting -> counting.saw(event));
            events.saw(event);
        }

        private CircuitBreakers watching(CircuitBreakers breakers) {
            return meters.map(counting -> counting.watching(breakers)).orElse(breakers);
        }

        private Notifier counting(Notifier notifier) {
            return meters.map(counting -> counting.counting(notifier)).orElse(notifier);
        }
    }

    /**
     * Opens everything and starts the engine.
     *
     * @throws StartupProblem when something is missing or wrong
     */
    public static RunningEngine start(LoadedConfig config, Watchers watchers) {
        RunningEngine engine = open(config, watchers);
        engine.begin();
        return engine;
    }

    /**
     * Opens everything and ends browsers that a killed engine left behind; nothing runs before {@link #begin}.
     *
     * @throws StartupProblem when something is missing or wrong
     */
    public static RunningEngine open(LoadedConfig config, Watchers watchers) {
        return open(config, watchers, Supplier::get);
    }

    /**
     * The same with a say in how the store is opened.
     *
     * @param opening opens it by what it is given, which may be tried again when it fails
     * @throws StartupProblem when something is missing or wrong
     */
    public static RunningEngine open(
            LoadedConfig config, Watchers watchers, Function<Supplier<AccountStore>, AccountStore> opening) {
        SystemClock clock = new SystemClock(watchers.clockAhead());
        SharedRetryBudget retries = new SharedRetryBudget(clock);
        Path spool = config.stateDirectory().resolve(JOURNAL);
        StoreOptions options = new StoreOptions(
                watchers.beforeCommit(),
                Optional.of(SpoolSettings.in(spool)),
                retries,
                ConfiguredSettings.watch(config));
        AccountStore store = opening.apply(() -> AccountStore.open(config, options));
        try {
            return new RunningEngine(config, watchers, store, clock, retries);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private CircuitBreakers breakers(SystemClock machine, BreakerListener listener) {
        breakers = new Resilience4jCircuitBreakers(machine, BreakerSettings.DEFAULT, listener);
        return breakers;
    }

    /**
     * Starts the browser and has it show a page that is no site's; see {@link BrowserStart}. Call it once.
     *
     * @return whether the browser works now
     */
    public boolean startBrowser(BrowserStart.Listener listener) {
        return browsers.start(new BrowserStart(browsers::tryOut, breakers, clock, listener));
    }

    /** Starts to run the account. */
    public void begin() {
        homeostat.start();
    }

    /**
     * Logs in at the site and reads the timeline once.
     *
     * @return what is wrong with the site for now, empty when all is well
     * @throws StartupProblem when the site refuses the login
     */
    public Optional<String> trySite() {
        return switch (timeline.read(Instant.now())) {
            case TimelineReading.Read read -> Optional.empty();
            case TimelineReading.Unreadable(Hindrance cause, String detail) ->
                switch (cause) {
                    case LOGIN ->
                        throw new StartupProblem(
                                "the login at the site failed: " + detail,
                                "check account.username and account.password, and log in once by hand");
                    default -> Optional.of(detail);
                };
        };
    }

    public Homeostat homeostat() {
        return homeostat;
    }

    /** What its own posts are written from, empty where it only publishes what is queued. */
    public Optional<AccountContent> content() {
        return content;
    }

    /** Stops everything, by all ways. */
    public KillSwitch killSwitch() {
        return killSwitch;
    }

    /** Where the database is, without its password. */
    public String databaseAddress() {
        return accountStore.address();
    }

    /**
     * Lets an attempt whose click is out end, begins no other, breaks off what is being read, and ends the browser. Questions are
     * still answered.
     */
    public void stop() {
        closing = true;
        browsers.pool().finish();
        homeostat.close();
        browsers.close();
    }

    @Override
    public void close() {
        stop();
        killSwitch.close();
        notices.close();
        journal.close();
        accountStore.close();
    }

    private static CachedReads cached(HomeostatConfig.Cache config, SystemClock clock, SecureRandom random) {
        CacheLifetimes lifetimes = new CacheLifetimes(Map.of(CacheRegion.MODELS, config.models()));
        return config.enabled()
                ? new CachedReads(new CaffeineCache(clock), lifetimes, random::nextDouble)
                : CachedReads.NONE;
    }

    private StopSignal stopSignal(StopFile file) {
        return () -> closing ? Optional.of("the engine is being shut down") : file.given();
    }

    private static Credentials credentials(LoadedConfig config) {
        return new Credentials(
                config.values().account().username().orElse(""),
                config.secret("account.password").map(Secret::reveal).orElse(""));
    }
}
