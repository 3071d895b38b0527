package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.micrometer.PrometheusPage;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.web.ControlEndpoint;
import dev.homeostat.adapter.web.HealthEndpoint;
import dev.homeostat.adapter.web.MetricsPage;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountSite;
import dev.homeostat.bootstrap.engine.ControlToken;
import dev.homeostat.bootstrap.engine.Preflight;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.bootstrap.startup.StartUp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the account. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Runs the account until Ctrl-C or SIGTERM: publishes what is queued and settles what is in doubt.",
        footer = {"", "Example:", "  homeostat run --config homeostat.yaml"})
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private static final int HOURS_A_DAY = 24;
    /** The share of the rate that can be used when posts also have hours at which they are due. */
    private static final double EASY = 0.75;

    @Mixin
    private final ConfigOption config;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RunCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        LoadedConfig loaded = config.load("account.id", "account.username", "account.password", "site.base-url");
        HomeostatConfig.Health health = loaded.values().health();
        LogFile.takeStandardError(loaded);
        Output output = new Output(spec);
        Consumer<String> say = LogFile.ownsStandardError() ? LOG::info : output::progress;
        try (Shutdown shutdown = Shutdown.onSignal();
                HealthEndpoint endpoint = HealthEndpoint.start(health.host(), health.port());
                PrometheusPage metrics = new PrometheusPage()) {
            endpoint.metrics(new MetricsPage(PrometheusPage.CONTENT_TYPE, metrics::text));
            StartUp startUp = new StartUp(endpoint::report, say, RunCommand::sinceStart);
            say.accept("health: %s".formatted(endpoint.url()));
            config.start();
            Preflight.check(loaded);
            run(loaded, startUp, metrics, shutdown, say);
            say.accept("ended");
        }
        return 0;
    }

    private static Duration sinceStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    private static void run(
            LoadedConfig loaded, StartUp startUp, PrometheusPage metrics, Shutdown shutdown, Consumer<String> say)
            throws InterruptedException {
        SiteProfile profile = AccountSite.profile(loaded);
        EngineWatcher view = view(profile, loaded, say);
        EngineStart start = new EngineStart(startUp, shutdown::isStillWanted, say);
        RunningEngine.Watchers watchers = RunningEngine.Watchers.of(event -> {
                    view.saw(event);
                    start.saw(event);
                })
                .with(metrics.ofEngine());
        try (RunningEngine engine = start.open(loaded, watchers)) {
            start.browserAndSite(engine);
            serve(loaded, engine, start, shutdown, say, profile);
            start.ends();
        }
    }

    /** Where everything is logged to standard error, the events are too. */
    private static EngineWatcher view(SiteProfile profile, LoadedConfig loaded, Consumer<String> say) {
        String handle = loaded.values().account().username().orElseThrow();
        return LogFile.ownsStandardError()
                ? EngineWatcher.NONE
                : new EngineView(profile, handle, say, Clock.system(ZoneId.systemDefault()));
    }

    private static void serve(
            LoadedConfig loaded,
            RunningEngine engine,
            EngineStart start,
            Shutdown shutdown,
            Consumer<String> say,
            SiteProfile profile)
            throws InterruptedException {
        try (ControlEndpoint control = ControlEndpoint.start(
                loaded.values().control().port(),
                ControlToken.of(loaded).reveal(),
                engine.killSwitch(),
                engine.killSwitch()::state)) {
            start.scheduler(engine);
            say.accept("runs on %s at %s, mode %s; Ctrl-C ends it"
                    .formatted(
                            profile.name(),
                            profile.baseUrl(),
                            loaded.values().account().mode().word()));
            say.accept("kill switch: './homeostat stop', or POST %s/stop with the token".formatted(control.url()));
            say.accept("database: %s".formatted(engine.databaseAddress()));
            say.accept(ContentView.line(engine.content()));
            engine.content().ifPresent(own -> {
                own.facts().problems().forEach(say);
                tooMuch(loaded.values()).ifPresent(say);
            });
            shutdown.await();
            say.accept("ending: an attempt that is out is seen to its end, nothing new is begun");
        }
    }

    /** A plan beyond what may go out makes posts late, and late posts teach nothing. */
    private static Optional<String> tooMuch(HomeostatConfig values) {
        int planned = values.content().postsPerDay();
        double most = Math.min(
                values.publishing().caps().postsPerDay(),
                HOURS_A_DAY * values.publishing().rate().start() * EASY);
        return planned <= most
                ? Optional.empty()
                : Optional.of(
                        ("content.posts-per-day is %d, but with publishing.rate.start and publishing.caps no more than"
                                        + " about %d go out in time; plan fewer, or raise those")
                                .formatted(planned, (int) most));
    }
}
