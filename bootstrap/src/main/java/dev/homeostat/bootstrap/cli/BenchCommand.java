package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.browserbench.BrowserBench;
import dev.homeostat.bootstrap.browserbench.BrowserBenchOptions;
import dev.homeostat.bootstrap.postgres.bench.BenchOptions;
import dev.homeostat.bootstrap.postgres.bench.DatabaseBench;
import dev.homeostat.bootstrap.publishbench.PublishBench;
import dev.homeostat.bootstrap.publishbench.PublishBenchOptions;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures how fast things are on this machine, and whether that is fast enough.",
        footer = {"", "Examples:", "  homeostat bench database", "  homeostat bench browsers"},
        subcommands = {BenchCommand.Database.class, BenchCommand.BrowserStarts.class, BenchCommand.Publishing.class})
final class BenchCommand {

    private static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new StartupProblem(
                    "%s %d is out of bounds".formatted(option, value),
                    "give a number from %d to %d".formatted(least, most));
        }
    }

    /** Measures how soon what is critical gets a browser. */
    @Command(
            name = "browsers",
            mixinStandardHelpOptions = true,
            description = {
                "Keeps a pool of real browsers busy with reading pages that take up to 20 s,",
                "many more at once than there are browsers, and measures how soon what is",
                "critical gets one all the same. Exit code 1: one had to wait for over 6 s.",
                ""
            },
            footer = {"", "Example:", "  homeostat bench browsers --requests 50"})
    static final class BrowserStarts implements Callable<Integer> {

        private static final int MOST = 100_000;
        private static final int MOST_BACKGROUND = 500;
        private static final int MOST_WORKERS = 8;

        @Option(
                names = "--requests",
                paramLabel = "N",
                description = "How many critical operations (default: ${DEFAULT-VALUE}).")
        private int requests = 200;

        @Option(
                names = "--background",
                paramLabel = "N",
                description = "How many others run or wait all the time (default: ${DEFAULT-VALUE}).")
        private int background = 65;

        @Option(names = "--workers", paramLabel = "N", description = "How many browsers (default: ${DEFAULT-VALUE}).")
        private int workers = 3;

        @Option(names = "--seed", description = "Chooses how long pages take (default: ${DEFAULT-VALUE}).")
        private long seed = 1;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            require("--requests", requests, 1, MOST);
            require("--background", background, 0, MOST_BACKGROUND);
            require("--workers", workers, 1, MOST_WORKERS);
            Output output = new Output(spec);
            try (Shutdown shutdown = Shutdown.onSignal()) {
                return output.conclude(
                        json,
                        BrowserBench.run(new BrowserBenchOptions(
                                requests,
                                background,
                                workers,
                                seed,
                                ChaosRun.chromium(),
                                output::progress,
                                shutdown::isAsked)));
            }
        }
    }

    /** How much publishing and reading get done. */
    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes posts on a practice site as fast as an engine can, one after the other,",
                "and reads them back, with real browsers and an embedded Postgres of its own; then",
                "a fifth of them with a fresh context and a login for every operation. Exit code",
                "1: browsers that live long do less than 2.5 times as much.",
                ""
            },
            footer = {"", "Example:", "  homeostat bench publish --contexts 3 --posts 300"})
    static final class Publishing implements Callable<Integer> {

        private static final int MOST = 100_000;
        private static final int MOST_CONTEXTS = 8;

        @Option(names = "--contexts", paramLabel = "N", description = "How many browsers (default: ${DEFAULT-VALUE}).")
        private int contexts = 3;

        @Option(names = "--posts", paramLabel = "N", description = "How many posts (default: ${DEFAULT-VALUE}).")
        private int posts = 300;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            require("--contexts", contexts, 1, MOST_CONTEXTS);
            require("--posts", posts, 1, MOST);
            Output output = new Output(spec);
            try (Shutdown shutdown = Shutdown.onSignal()) {
                return output.conclude(
                        json,
                        PublishBench.run(new PublishBenchOptions(
                                contexts, posts, ChaosRun.chromium(), output::progress, shutdown::isAsked)));
            }
        }
    }

    /** Asks a full database what operators ask. */
    @Command(
            name = "database",
            mixinStandardHelpOptions = true,
            description = {
                "Fills an embedded Postgres of its own with 90 days of events and runs, in a",
                "temporary directory that is removed again, and asks it what operators ask.",
                "10 million events take about 6 GB meanwhile, and some minutes. Exit code 1: a",
                "question took longer than it may.",
                ""
            },
            footer = {"", "Example:", "  homeostat bench database --events 100000 --heartbeats 100000"})
    static final class Database implements Callable<Integer> {

        private static final int LEAST = 1_000;
        private static final int MOST = 1_000_000_000;
        private static final int MOST_RUNS = 1_000;

        @Option(
                names = "--events",
                paramLabel = "N",
                description = "How many events, 1000 or more (default: ${DEFAULT-VALUE}).")
        private int events = 10_000_000;

        @Option(
                names = "--heartbeats",
                paramLabel = "N",
                description = "How many runs of jobs, 20000 or more (default: ${DEFAULT-VALUE}).")
        private int heartbeats = 1_000_000;

        @Option(
                names = "--runs",
                paramLabel = "N",
                description = "How often each question is asked (default: ${DEFAULT-VALUE}).")
        private int runs = 20;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            require("--events", events, LEAST, MOST);
            require("--heartbeats", heartbeats, 20 * LEAST, MOST);
            require("--runs", runs, 1, MOST_RUNS);
            Output output = new Output(spec);
            try (Shutdown shutdown = Shutdown.onSignal()) {
                return output.conclude(
                        json,
                        DatabaseBench.run(
                                new BenchOptions(events, heartbeats, runs, output::progress, shutdown::isAsked)));
            }
        }
    }
}
