package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.web.ControlEndpoint;
import dev.homeostat.adapter.web.HealthEndpoint;
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
        Output output = new Output(spec);
        try (Shutdown shutdown = Shutdown.onSignal();
                HealthEndpoint endpoint = HealthEndpoint.start(health.host(), health.port())) {
            StartUp startUp = new StartUp(endpoint::report, output::progress, RunCommand::sinceStart);
            output.progress("health: %s".formatted(endpoint.url()));
            config.start();
            Preflight.check(loaded);
            run(loaded, startUp, shutdown, output);
            output.progress("ended");
        }
        return 0;
    }

    private static Duration sinceStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    private static void run(LoadedConfig loaded, StartUp startUp, Shutdown shutdown, Output output)
            throws InterruptedException {
        SiteProfile profile = AccountSite.profile(loaded);
        String handle = loaded.values().account().username().orElseThrow();
        EngineView view = new EngineView(profile, handle, output::progress, Clock.system(ZoneId.systemDefault()));
        EngineStart start = new EngineStart(startUp, shutdown::isStillWanted, output::progress);
        try (RunningEngine engine = start.open(loaded, event -> {
            view.saw(event);
            start.saw(event);
        })) {
            start.browserAndSite(engine);
            serve(loaded, engine, start, shutdown, output, profile);
            start.ends();
        }
    }

    private static void serve(
            LoadedConfig loaded,
            RunningEngine engine,
            EngineStart start,
            Shutdown shutdown,
            Output output,
            SiteProfile profile)
            throws InterruptedException {
        try (ControlEndpoint control = ControlEndpoint.start(
                loaded.values().control().port(),
                ControlToken.of(loaded).reveal(),
                engine.killSwitch(),
                engine.killSwitch()::state)) {
            start.scheduler(engine);
            output.progress("runs on %s at %s, mode %s; Ctrl-C ends it"
                    .formatted(
                            profile.name(),
                            profile.baseUrl(),
                            loaded.values().account().mode().word()));
            output.progress("kill switch: './homeostat stop', or POST %s/stop with the token".formatted(control.url()));
            output.progress("database: %s".formatted(engine.databaseAddress()));
            output.progress(ContentView.line(engine.content()));
            engine.content().ifPresent(own -> {
                own.facts().problems().forEach(output::progress);
                tooMuch(loaded.values()).ifPresent(output::progress);
            });
            shutdown.await();
            output.progress("ending: an attempt that is out is seen to its end, nothing new is begun");
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
