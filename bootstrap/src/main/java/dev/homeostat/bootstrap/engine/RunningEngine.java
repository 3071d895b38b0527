package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.JobCadences;
import dev.homeostat.application.SitePorts;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.control.port.StopSignal;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.bootstrap.chromium.Chromium;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.PublishingConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.control.HardCaps;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.TimelineReading;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The engine of the configured account, at work from {@link #start} to {@link #close}. */
public final class RunningEngine implements AutoCloseable {

    private static final String BROWSERS = "browsers";

    private final AccountStore accountStore;
    private final BrowserWorker browser;
    private final TimelineReader timeline;
    private final Homeostat homeostat;
    private final Optional<AccountContent> content;
    private volatile boolean closing;

    private RunningEngine(LoadedConfig config, Watchers watchers, AccountStore accountStore) {
        this.accountStore = accountStore;
        SiteProfile profile = AccountSite.profile(config);
        AccountSite.requirePermission(profile, config);
        Path chromium = Chromium.find(
                config.values().browser().chromium(),
                Optional.ofNullable(System.getenv("PATH")).orElse(""));
        Path browsers = config.stateDirectory().resolve(BROWSERS);
        BrowserWorker.reapLeftovers(browsers);
        this.browser = new BrowserWorker("posting", browsers, ChromiumLocator.at(chromium));
        PlaywrightSite site = new PlaywrightSite(profile, credentials(config), browser);
        this.timeline = site.timelineReader();
        EngineId engine = new EngineId(UUID.randomUUID().toString());
        this.content = AccountContent.of(config, profile.lengthRule());
        Homeostat.Builder builder = Homeostat.builder()
                .settings(settings(config))
                .engine(engine)
                .store(watchers.stores().apply(accountStore.store().ports()))
                .site(watchers.sites()
                        .apply(new SitePorts(
                                site.publisher(),
                                timeline,
                                site.engagementReader(),
                                site.probe(),
                                site.remover(),
                                profile.delays(),
                                profile.lengthRule())))
                .scheduler(accountStore.store().newJobScheduler(engine))
                .clock(new SystemClock())
                .ids(UUID::randomUUID)
                .stopSignal(stopSignal(new StopFile(config.killSwitchFile())))
                .watcher(watchers.events());
        content.ifPresent(own -> builder.content(own.ports(), own.plan(), new SecureRandom()));
        this.homeostat = builder.build();
    }

    /**
     * Who looks on while the engine works, and through what it reaches its ports.
     *
     * @param stores put around the store's ports
     * @param sites put around the site's ports
     * @param beforeCommit run right before each commit of the store, by the thread that commits
     */
    public record Watchers(
            EngineWatcher events,
            UnaryOperator<StorePorts> stores,
            UnaryOperator<SitePorts> sites,
            Runnable beforeCommit) {

        public static Watchers of(EngineWatcher events) {
            return new Watchers(events, UnaryOperator.identity(), UnaryOperator.identity(), () -> {});
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
        AccountStore store = AccountStore.open(config, watchers.beforeCommit());
        try {
            return new RunningEngine(config, watchers, store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Starts to run the account. */
    public void begin() {
        homeostat.start();
    }

    /**
     * Logs in at the site and reads the timeline once.
     *
     * @return what is wrong with the site for now, empty when all is well
     * @throws StartupProblem when the browser does not start or the site refuses the login
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
                    case BROWSER -> throw new StartupProblem("the browser failed: " + detail, "check browser.chromium");
                    default -> Optional.of(detail);
                };
        };
    }

    /** What the configuration says of how the account is run. */
    public static EngineSettings settings(LoadedConfig config) {
        HomeostatConfig values = config.values();
        PublishingConfig publishing = values.publishing();
        PublishLimits limits = PublishLimits.DEFAULT
                .withAttemptLength(publishing.attemptLength())
                .withMinimumGap(publishing.minimumGap())
                .withCaps(new HardCaps(
                        publishing.caps().postsPerHour(), publishing.caps().postsPerDay()))
                .withRate(rate(publishing.rate()));
        return EngineSettings.of(new AccountId(values.account().id().orElseThrow()))
                .withMode(values.account().mode())
                .withApproval(values.account().approval())
                .withTimeRate(values.time().rate())
                .withTenureLength(values.tenure().length())
                .withLimits(limits)
                .withLearning(new LearningSettings(
                        values.learning().target(),
                        values.learning().halfLife(),
                        values.learning().exploration()))
                .withCadences(new JobCadences(
                        values.jobs().plan().every(),
                        values.jobs().posting().every(),
                        values.jobs().reconcile().every(),
                        values.jobs().metricsScraper().every(),
                        values.jobs().learn().every()));
    }

    private static RateBounds rate(PublishingConfig.Rate rate) {
        try {
            return new RateBounds(
                    new PostingRate(rate.least()), new PostingRate(rate.start()), new PostingRate(rate.most()));
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(
                    "publishing.rate does not work out: " + e.getMessage(),
                    "let least be at most start, and start at most most",
                    e);
        }
    }

    public Homeostat homeostat() {
        return homeostat;
    }

    /** What its own posts are written from, empty where it only publishes what is queued. */
    public Optional<AccountContent> content() {
        return content;
    }

    /** Where the database is, without its password. */
    public String databaseAddress() {
        return accountStore.address();
    }

    /** Lets an attempt whose click is out end, begins no other, and ends the browser. Questions are still answered. */
    public void stop() {
        closing = true;
        homeostat.close();
        browser.close();
    }

    @Override
    public void close() {
        stop();
        accountStore.close();
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
