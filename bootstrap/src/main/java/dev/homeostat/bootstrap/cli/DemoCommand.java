package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.micrometer.PrometheusPage;
import dev.homeostat.adapter.web.ComponentState;
import dev.homeostat.adapter.web.HealthEndpoint;
import dev.homeostat.adapter.web.MetricsPage;
import dev.homeostat.application.post.QueuePost;
import dev.homeostat.bootstrap.config.DurationForm;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.demo.DemoClock;
import dev.homeostat.bootstrap.demo.DemoDirectory;
import dev.homeostat.bootstrap.demo.DemoSummary;
import dev.homeostat.bootstrap.engine.AccountSite;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.Fault;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows the whole of it at work on this machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs an account by itself before your eyes: embedded Postgres, a practice site with readers, real Chromium.",
            "It plans and writes posts from facts, publishes them, reads back how they did and learns what the readers",
            "like, with account time 480 times as fast: a day passes in three minutes. The site drops one answer on",
            "purpose, to show how a post in doubt is settled. Ends on Ctrl-C or after --for, with a summary.",
            "Exit code 1: a post was doubled or bears a wrong id."
        },
        footer = {"", "Examples:", "  homeostat demo --for 3m", "  homeostat demo --posts my-posts.txt"})
final class DemoCommand implements Callable<Integer> {

    private static final FaultPlan ONE_ANSWER_DROPPED =
            FaultPlan.script(List.of(new Fault.None(), new Fault.None(), new Fault.AcceptThenDrop()));

    private static final Content HELLO =
            Content.of(List.of(new PostText("Hello. From here on this account runs itself.")));

    private final Map<String, String> environment;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "End by itself after this time, such as 2m.",
            converter = Form.class)
    private @Nullable Duration length;

    @Option(
            names = "--posts",
            paramLabel = "FILE",
            description =
                    "Posts of your own to publish besides: an empty line between two posts, --- between the items of"
                            + " a thread.")
    private @Nullable Path posts;

    @Option(names = "--port", description = "Port of the practice site; 0 takes any free one (default: any).")
    private int port;

    @Option(names = "--seed", description = "Draws what the readers like (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where the demo keeps its database; emptied at the start (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of(".homeostat", "demo");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DemoCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Content> queue = posts == null ? List.of(HELLO) : PostFile.read(posts);
        DemoClock accountTime = new DemoClock();
        try (Shutdown shutdown = Shutdown.onSignal();
                HealthEndpoint health = HealthEndpoint.start(0);
                DemoDirectory state = DemoDirectory.open(directory)) {
            AudienceOfSite readers = readers(state.facts());
            try (PracticeSite site = PracticeSiteCommand.start(PracticeSiteOptions.defaults()
                    .withPort(port)
                    .withStore(state.path().resolve("practice-posts.jsonl"))
                    .withFaults(ONE_ANSWER_DROPPED)
                    .withAudience(readers, accountTime))) {
                LoadedConfig config = state.configure(site.url(), environment);
                LogFile.of(config);
                Output output = new Output(spec);
                output.progress("practice site: %s (user practice, password practice)".formatted(site.url()));
                output.progress("health:        %s".formatted(health.url()));
                output.progress("configuration: %s".formatted(state.configuration()));
                DemoSummary summary = run(
                        config,
                        accountTime,
                        health,
                        shutdown,
                        queue,
                        engine -> DemoSummary.of(
                                engine.homeostat(), AccountSite.profile(config), site.accepted(), readers.truth()));
                summary.lines().forEach(output::result);
                output.progress(
                        "look again with './homeostat status --config %1$s' and './homeostat learn show --config %1$s'"
                                .formatted(state.configuration()));
                return summary.isClean() ? 0 : 1;
            }
        }
    }

    private AudienceOfSite readers(List<Fact> facts) {
        List<String> topics = facts.stream().map(Fact::topic).distinct().toList();
        return AudienceOfSite.of(AudienceOptions.of(seed, topics));
    }

    private DemoSummary run(
            LoadedConfig config,
            DemoClock accountTime,
            HealthEndpoint health,
            Shutdown shutdown,
            List<Content> queue,
            Function<RunningEngine, DemoSummary> summary)
            throws InterruptedException {
        Output output = new Output(spec);
        DemoView view = new DemoView(AccountSite.profile(config), DemoDirectory.USER, output::progress, accountTime);
        try (PrometheusPage metrics = new PrometheusPage();
                RunningEngine engine = RunningEngine.start(
                        config, RunningEngine.Watchers.of(view).with(metrics.ofEngine()))) {
            health.metrics(new MetricsPage(PrometheusPage.CONTENT_TYPE, metrics::text));
            accountTime.follow(engine.homeostat()::time);
            health.ready("engine", ComponentState.UP, "at work");
            output.progress("database:      %s".formatted(engine.databaseAddress()));
            output.progress(ContentView.line(engine.content()));
            queue.forEach(content -> queue(engine, content));
            output.progress("the times below are the account's, of which a day passes in three minutes");
            await(shutdown);
            output.progress("ending: an attempt that is out is seen to its end");
            engine.stop();
            return summary.apply(engine);
        }
    }

    private void await(Shutdown shutdown) throws InterruptedException {
        if (length == null) {
            shutdown.await();
        } else {
            shutdown.await(length);
        }
    }

    private static void queue(RunningEngine engine, Content content) {
        if (engine.homeostat().queue(content, PostTerms.REPEATABLE) instanceof QueuePost.Answer.TooLong tooLong) {
            throw PostCommand.tooLong(tooLong);
        }
    }

    /** A duration as in the configuration. */
    static final class Form implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return DurationForm.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
