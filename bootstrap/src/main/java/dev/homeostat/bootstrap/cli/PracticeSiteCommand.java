package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.Lasting;
import dev.homeostat.simulation.site.PageFault;
import dev.homeostat.simulation.site.PortInUse;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import dev.homeostat.simulation.site.SiteSkin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the practice site. */
@Command(
        name = "practice-site",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a small social network on this machine to practice on, until Ctrl-C.",
            "Its user is 'practice' with the password 'practice'."
        },
        footer = {
            "",
            "Examples:",
            "  homeostat practice-site --port 8090 --store practice-posts.jsonl",
            "  homeostat practice-site --port 8090 --store practice-posts.jsonl --show captcha --show-for 60",
            "  homeostat practice-site --port 8090 --skin forum"
        })
final class PracticeSiteCommand implements Callable<Integer> {

    private static final Duration LONGEST_FAULT = Duration.ofSeconds(8);
    private static final List<PageFault> SHOWN = List.of(
            PageFault.CAPTCHA,
            PageFault.CHALLENGE,
            PageFault.LOCKED,
            PageFault.SUSPENDED,
            PageFault.LOGGED_OUT,
            PageFault.RATE_LIMITED,
            PageFault.BROKEN,
            PageFault.TRUNCATED,
            PageFault.LATE_CAPTCHA,
            PageFault.SILENT,
            PageFault.STUCK);

    @Option(names = "--port", description = "Port to listen on; 0 takes any free one (default: ${DEFAULT-VALUE}).")
    private int port = 8090;

    @Option(names = "--store", paramLabel = "FILE", description = "Keep what was posted in this file.")
    private @Nullable Path store;

    @Option(
            names = "--faults",
            paramLabel = "SHARE",
            description = "Share of requests to answer badly, from 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double faults;

    @Option(
            names = "--topics",
            split = ",",
            paramLabel = "TOPIC",
            description = "Topics between which the readers tell apart (default: those of the example set).")
    private List<String> topics = List.of("planets", "moons", "small bodies", "sun", "rings", "missions");

    @Option(
            names = "--seed",
            description = "Chooses the faults, and what the readers like (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--reject-duplicates",
            paramLabel = "MINUTES",
            description =
                    "Refuse a text that its author posted within this time; 0 refuses none (default: ${DEFAULT-VALUE}).")
    private int rejectDuplicates;

    @Option(
            names = "--show",
            paramLabel = "PAGE",
            description = {
                "Show this instead of all pages: captcha, challenge, locked, suspended, logged-out,",
                "rate-limited, broken, truncated, late-captcha, silent or stuck."
            })
    private @Nullable String show;

    @Option(
            names = "--show-for",
            paramLabel = "SECONDS",
            description = "How long it is shown; 0 is until Ctrl-C (default: ${DEFAULT-VALUE}).")
    private int showFor;

    @Option(
            names = "--skin",
            paramLabel = "WORD",
            description = {
                "How it looks: classic, forum, editor or drawer (default: ${DEFAULT-VALUE}).",
                "site.profile practice-forum, practice-editor or practice-drawer goes with it."
            })
    private String skin = SiteSkin.CLASSIC.word();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Output output = new Output(spec);
        if (faults < 0 || faults > 1) {
            throw new StartupProblem("--faults %s is not a share".formatted(faults), "give a number from 0 to 1");
        }
        if (rejectDuplicates < 0 || showFor < 0) {
            throw new StartupProblem("a time is not negative", "give 0 or more to --reject-duplicates and --show-for");
        }
        try (Shutdown shutdown = Shutdown.onSignal();
                PracticeSite site = start(options())) {
            output.result("practice site: " + site.url());
            output.progress("user: practice, password: practice; Ctrl-C ends it");
            shutdown.await();
        }
        return 0;
    }

    private PracticeSiteOptions options() {
        PracticeSiteOptions options = PracticeSiteOptions.defaults()
                .withPort(port)
                .withSkin(skin())
                .withAudience(AudienceOfSite.of(AudienceOptions.of(seed, topics)), InstantSource.system())
                .withFaults(plan());
        PracticeSiteOptions strict =
                rejectDuplicates > 0 ? options.withRejectDuplicates(Duration.ofMinutes(rejectDuplicates)) : options;
        return store == null ? strict : strict.withStore(store);
    }

    private SiteSkin skin() {
        return SiteSkin.of(skin)
                .orElseThrow(() -> new StartupProblem(
                        "--skin %s is no skin that is known".formatted(skin),
                        "give one of "
                                + Arrays.stream(SiteSkin.values())
                                        .map(SiteSkin::word)
                                        .collect(Collectors.joining(", "))));
    }

    private FaultPlan plan() {
        FaultPlan plan = faults > 0 ? FaultPlan.random(seed, faults, LONGEST_FAULT) : FaultPlan.none();
        if (show != null) {
            plan.show(page(show), showFor > 0 ? Lasting.time(Duration.ofSeconds(showFor)) : Lasting.untilCleared());
        }
        return plan;
    }

    private static PageFault page(String word) {
        return SHOWN.stream()
                .filter(page -> page.label().equals(word))
                .findFirst()
                .orElseThrow(() -> new StartupProblem(
                        "--show %s is no page that is known".formatted(word),
                        "give one of " + SHOWN.stream().map(PageFault::label).collect(Collectors.joining(", "))));
    }

    static PracticeSite start(PracticeSiteOptions options) {
        try {
            return PracticeSite.start(options);
        } catch (PortInUse e) {
            throw new StartupProblem(
                    "port %d is in use".formatted(e.port()),
                    "end the program that uses it, or give another with --port",
                    e);
        }
    }
}
