package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.bootstrap.chaos.ChaosReport;
import dev.homeostat.bootstrap.chaos.PublishChaos;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves by force that a killed engine loses and doubles nothing. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Kills a real engine again and again and checks what came of it.",
        footer = {"", "Example:", "  homeostat chaos publish --kills 25 --seed 1"},
        subcommands = ChaosCommand.Publish.class)
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

        @Option(names = "--seed", description = "Chooses points, instants and faults (default: ${DEFAULT-VALUE}).")
        private long seed = 1;

        @Option(
                names = "--beyond-bounds",
                description = {
                    "Let the site also accept and show posts later than its profile allows. Nothing",
                    "is promised then; what comes of it is reported apart."
                })
        private boolean beyondBounds;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Option(names = "--keep", description = "Keep the directory of the run, and say where it is.")
        private boolean keep;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            if (kills < 1 || kills > MOST_KILLS) {
                throw new StartupProblem(
                        "--kills %d is out of bounds".formatted(kills), "give a number from 1 to " + MOST_KILLS);
            }
            Output output = new Output(spec);
            try (Shutdown shutdown = Shutdown.onSignal()) {
                return PublishChaos.run(new PublishChaos.Options(
                                kills, seed, beyondBounds, chromium(), keep, output::progress, shutdown::isAsked))
                        .map(report -> tell(output, report))
                        .orElse(ExitCode.SOFTWARE);
            }
        }

        private int tell(Output output, ChaosReport report) {
            if (json) {
                output.json(report.document());
            } else {
                report.text().forEach(output::result);
            }
            return report.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
        }

        private static Path chromium() {
            return switch (ChromiumLocator.ofSystem().locate()) {
                case ChromiumLocator.Answer.Found(Path program) -> program;
                case ChromiumLocator.Answer.Missing missing ->
                    throw new StartupProblem(
                            "there is no Chromium on this machine (%s)".formatted(missing.message()),
                            "install it, or set %s to its program".formatted(ChromiumLocator.VARIABLE));
            };
        }
    }
}
