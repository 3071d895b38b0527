package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.chaos.JobsChaos;
import dev.homeostat.bootstrap.chaos.OutageChaos;
import dev.homeostat.bootstrap.chaos.OutageMoment;
import dev.homeostat.bootstrap.chaos.PublishChaos;
import dev.homeostat.bootstrap.chaos.RivalsChaos;
import dev.homeostat.bootstrap.chaos.StopChaos;
import dev.homeostat.bootstrap.chaos.StopPoint;
import dev.homeostat.bootstrap.chaos.StopWay;
import dev.homeostat.bootstrap.soak.BrowserSoak;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proves by force that nothing is lost or doubled, whatever is done to a running engine. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Does real harm to a real engine and checks what came of it: on a Postgres and a",
            "Chromium of its own, on the practice site, in a directory that is removed again."
        },
        footer = {"", "Example:", "  homeostat chaos publish --kills 25 --seed 1"},
        subcommands = {
            ChaosCommand.Publish.class,
            ChaosCommand.Outage.class,
            ChaosCommand.Rivals.class,
            ChaosCommand.Stop.class,
            ChaosCommand.Jobs.class,
            ChaosCommand.Browsers.class
        })
final class ChaosCommand {

    /** Kills in the middle of publishing. */
    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = {
                "Kills the engine in the middle of publishing and restarts it until the queue",
                "is drained; then compares what the site accepted with what the database says.",
                "",
                "The engine is a process of its own, on a Postgres and a Chromium of its own,",
                "with short leases; the site is the practice site, which fails now and then.",
                "Half of the kills come at named points, half at random instants. From 150 kills",
                "on every point meets every fault that it can meet. Now and then the site asks",
                "for a person: the harness plays that person, and counts how often.",
                ""
            },
            footer = {"", "Example:", "  homeostat chaos publish --kills 60 --seed 1"})
    static final class Publish implements Callable<Integer> {

        private static final int MOST_KILLS = 100_000;

        @Option(names = "--kills", paramLabel = "N", description = "How many kills (default: ${DEFAULT-VALUE}).")
        private int kills = 25;

        @Option(
                names = "--beyond-bounds",
                description = {
                    "Let the site also accept and show posts later than its profile allows. Nothing",
                    "is promised then; what comes of it is reported apart."
                })
        private boolean beyondBounds;

        @Mixin
        private ChaosRun run = new ChaosRun();

        @Override
        public Integer call() throws InterruptedException {
            ChaosRun.require("--kills", kills, MOST_KILLS);
            return run.carryOut(options -> PublishChaos.run(new PublishChaos.Options(kills, beyondBounds, options)));
        }
    }

    /** Stops the database in the middle of publishing. */
    @Command(
            name = "outage",
            mixinStandardHelpOptions = true,
            description = {
                "Stops the real Postgres before a click, after a click, before an outcome is",
                "recorded and while nothing happens, and starts it again each time; then compares",
                "what the site accepted, and the errors recorded meanwhile, with the database.",
                ""
            },
            footer = {"", "Example:", "  homeostat chaos outage --seconds 30"})
    static final class Outage implements Callable<Integer> {

        private static final int MOST_SECONDS = 3_600;

        @Option(
                names = "--seconds",
                paramLabel = "N",
                description = "How long it is away each time (default: ${DEFAULT-VALUE}).")
        private int seconds = 30;

        @Option(
                names = "--journal-full",
                description = {
                    "Let the disk of the journals be full all the while; needs root and a Linux",
                    "that may mount."
                })
        private boolean journalFull;

        @Option(
                names = "--at",
                split = ",",
                paramLabel = "MOMENT",
                description = "Only then: before-authorize, after-click, before-outcome, idle (default: all).")
        private List<String> at = List.of();

        @Mixin
        private ChaosRun run = new ChaosRun();

        @Override
        public Integer call() throws InterruptedException {
            ChaosRun.require("--seconds", seconds, MOST_SECONDS);
            List<OutageMoment> moments =
                    ChaosRun.named("--at", at, Arrays.asList(OutageMoment.values()), OutageMoment::word);
            return run.carryOut(options -> OutageChaos.run(
                    new OutageChaos.Options(Duration.ofSeconds(seconds), journalFull, moments, options)));
        }
    }

    /** Two engines on one account. */
    @Command(
            name = "rivals",
            mixinStandardHelpOptions = true,
            description = {
                "Lets two engine processes run one account on one database, as if on two hosts,",
                "one with a clock that is an hour ahead; makes either stand still at random",
                "moments for longer than it may hold the account in silence (SIGSTOP, SIGCONT);",
                "then compares what the site accepted with what the database says.",
                ""
            },
            footer = {"", "Example:", "  homeostat chaos rivals --minutes 10"})
    static final class Rivals implements Callable<Integer> {

        private static final int MOST_MINUTES = 10_000;

        @Option(
                names = "--minutes",
                paramLabel = "N",
                description = "How long they are disturbed (default: ${DEFAULT-VALUE}).")
        private int minutes = 10;

        @Mixin
        private ChaosRun run = new ChaosRun();

        @Override
        public Integer call() throws InterruptedException {
            ChaosRun.require("--minutes", minutes, MOST_MINUTES);
            return run.carryOut(
                    options -> RivalsChaos.run(new RivalsChaos.Options(Duration.ofMinutes(minutes), options)));
        }
    }

    /** The kill switch at every step. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = {
                "Engages the kill switch at every step of a publish, by row, by file and over",
                "HTTP, and measures how long after it the site still accepts an item whose",
                "request was not out: 1 s at most.",
                ""
            },
            footer = {"", "Example:", "  homeostat chaos stop --rounds 3"})
    static final class Stop implements Callable<Integer> {

        private static final int MOST_ROUNDS = 1_000;

        @Option(
                names = "--rounds",
                paramLabel = "N",
                description = "Orders at each step by each way (default: ${DEFAULT-VALUE}).")
        private int rounds = 1;

        @Option(
                names = "--at",
                split = ",",
                paramLabel = "STEP",
                description = {
                    "Only there: opening-browser, logging-in, composing, sending, before-leave,",
                    "leave-given, reading-id (default: all)."
                })
        private List<String> at = List.of();

        @Option(
                names = "--by",
                split = ",",
                paramLabel = "WAY",
                description = "Only by: row, file, http (default: all).")
        private List<String> by = List.of();

        @Mixin
        private ChaosRun run = new ChaosRun();

        @Override
        public Integer call() throws InterruptedException {
            ChaosRun.require("--rounds", rounds, MOST_ROUNDS);
            List<StopPoint> points = ChaosRun.named("--at", at, Arrays.asList(StopPoint.values()), StopPoint::word);
            List<StopWay> ways = ChaosRun.named("--by", by, Arrays.asList(StopWay.values()), StopWay::word);
            return run.carryOut(options -> StopChaos.run(new StopChaos.Options(rounds, points, ways, options)));
        }
    }

    /** Harm to browsers. */
    @Command(
            name = "browsers",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes, reads and probes through a pool of three browsers, and does harm to",
                "them or to their site at every tenth operation: browsers, drivers and pages are",
                "killed or stand still, pages hang, the site is silent, broken or logs out; then",
                "looks for leases, processes, threads, files and sockets that are left, for posts",
                "that are doubled, and says how memory grew.",
                ""
            },
            footer = {"", "Example:", "  homeostat chaos browsers --operations 2000"})
    static final class Browsers implements Callable<Integer> {

        private static final int MOST_OPERATIONS = 1_000_000;

        @Option(
                names = "--operations",
                paramLabel = "N",
                description = "How many operations (default: ${DEFAULT-VALUE}).")
        private int operations = 2_000;

        @Mixin
        private ChaosRun run = new ChaosRun();

        @Override
        public Integer call() throws InterruptedException {
            ChaosRun.require("--operations", operations, MOST_OPERATIONS);
            return run.carryOut(options -> BrowserSoak.run(new BrowserSoak.Options(operations, options)));
        }
    }

    /** Kills while jobs run. */
    @Command(
            name = "jobs",
            mixinStandardHelpOptions = true,
            description = {
                "Lets two engine processes run one account on one database and kills, again and",
                "again, the one that runs the jobs; then looks whether each tick of each job was",
                "run once, or died with its process and was made up once.",
                ""
            },
            footer = {"", "Example:", "  homeostat chaos jobs --minutes 10"})
    static final class Jobs implements Callable<Integer> {

        private static final int MOST_MINUTES = 10_000;
        private static final int MOST_SECONDS = 3_600;

        @Option(
                names = "--minutes",
                paramLabel = "N",
                description = "How long they are killed (default: ${DEFAULT-VALUE}).")
        private int minutes = 10;

        @Option(
                names = "--every",
                paramLabel = "SECONDS",
                description = "From one kill to the next, on average (default: ${DEFAULT-VALUE}).")
        private int every = 30;

        @Mixin
        private ChaosRun run = new ChaosRun();

        @Override
        public Integer call() throws InterruptedException {
            ChaosRun.require("--minutes", minutes, MOST_MINUTES);
            ChaosRun.require("--every", every, MOST_SECONDS);
            return run.carryOut(options -> JobsChaos.run(
                    new JobsChaos.Options(Duration.ofMinutes(minutes), Duration.ofSeconds(every), options)));
        }
    }
}
