package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.micrometer.PrometheusPage;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.web.ComponentState;
import dev.homeostat.adapter.web.ControlEndpoint;
import dev.homeostat.adapter.web.HealthEndpoint;
import dev.homeostat.adapter.web.MetricsPage;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountSite;
import dev.homeostat.bootstrap.engine.ControlToken;
import dev.homeostat.bootstrap.engine.RunningEngine;
import java.time.Clock;
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
    private static final String ENGINE = "engine";

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
            endpoint.ready(ENGINE, ComponentState.STARTING, "opening the store");
            say.accept("health: %s".formatted(endpoint.url()));
            config.start();
            SiteProfile profile = AccountSite.profile(loaded);
            String handle = loaded.values().account().username().orElseThrow();
            // Where everything is logged to standard error, the events are too.
            EngineWatcher view = LogFile.ownsStandardError()
                    ? EngineWatcher.NONE
                    : new EngineView(profile, handle, say, Clock.system(ZoneId.systemDefault()));
            RunningEngine.Watchers watchers = RunningEngine.Watchers.of(event -> {
                view.saw(event);
                report(endpoint, event);
            });
            try (RunningEngine engine = RunningEngine.open(loaded, watchers.with(metrics.ofEngine()))) {
                endpoint.ready(ENGINE, ComponentState.STARTING, "logging in at the site");
                engine.trySite()
                        .ifPresent(trouble -> say.accept(
                                "the site does not work now (%s); posts wait until it does".formatted(trouble)));
                serve(loaded, engine, shutdown, say, profile);
                endpoint.ready(ENGINE, ComponentState.DOWN, "ending");
            }
            say.accept("ended");
        }
        return 0;
    }

    private static void serve(
            LoadedConfig loaded, RunningEngine engine, Shutdown shutdown, Consumer<String> say, SiteProfile profile)
            throws InterruptedException {
        try (ControlEndpoint control = ControlEndpoint.start(
                loaded.values().control().port(),
                ControlToken.of(loaded).reveal(),
                engine.killSwitch(),
                engine.killSwitch()::state)) {
            engine.begin();
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

    private static void report(HealthEndpoint endpoint, EngineEvent event) {
        switch (event) {
            case EngineEvent.TenureTaken taken -> endpoint.ready(ENGINE, ComponentState.UP, "runs the account");
            case EngineEvent.AccountHeld held ->
                endpoint.ready(ENGINE, ComponentState.UP, "only watches: another engine runs the account");
            case EngineEvent.TenureLost lost ->
                endpoint.ready(ENGINE, ComponentState.DOWN, "lost the account and waits to have it again");
            default -> {}
        }
    }
}
