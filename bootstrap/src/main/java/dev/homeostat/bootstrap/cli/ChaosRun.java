package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.bootstrap.chaos.RunOptions;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.bootstrap.trial.TrialResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What all runs of chaos have in common on the command line. */
final class ChaosRun {

    @Option(names = "--seed", description = "Chooses what is left to chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(names = "--keep", description = "Keep the directory of the run, and say where it is.")
    private boolean keep;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** A run with its own options. */
    @FunctionalInterface
    interface Body {

        /** The result, empty when it was told to stop. */
        Optional<? extends TrialResult> run(RunOptions options) throws InterruptedException;
    }

    /** Runs it and tells what came of it; returns the exit code. */
    int carryOut(Body body) throws InterruptedException {
        Output output = new Output(spec);
        Path chromium = chromium();
        try (Shutdown shutdown = Shutdown.onSignal()) {
            return output.conclude(
                    json, body.run(new RunOptions(seed, chromium, keep, output::progress, shutdown::isAsked)));
        }
    }

    /** Refuses a number that is out of bounds. */
    static void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new StartupProblem(
                    "%s %d is out of bounds".formatted(option, value), "give a number from 1 to " + most);
        }
    }

    /** The values that were named, all of them when none was. */
    static <T> List<T> named(String option, List<String> words, List<T> values, Function<T, String> word) {
        return words.isEmpty()
                ? values
                : words.stream()
                        .map(wanted -> values.stream()
                                .filter(value -> word.apply(value).equals(wanted))
                                .findFirst()
                                .orElseThrow(() -> new StartupProblem(
                                        "%s does not know '%s'".formatted(option, wanted),
                                        "give some of "
                                                + values.stream().map(word).collect(Collectors.joining(", ")))))
                        .toList();
    }

    /** The browser of the system, or the one that the environment names. */
    static Path chromium() {
        return switch (ChromiumLocator.ofSystem().locate()) {
            case ChromiumLocator.Answer.Found(Path program) -> program;
            case ChromiumLocator.Answer.Missing missing ->
                throw new StartupProblem(
                        "there is no Chromium on this machine (%s)".formatted(missing.message()),
                        "install it, or set %s to its program".formatted(ChromiumLocator.VARIABLE));
        };
    }
}
