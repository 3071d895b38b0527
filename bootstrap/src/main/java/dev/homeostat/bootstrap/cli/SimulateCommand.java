package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.simulation.virtual.Simulation;
import dev.homeostat.simulation.virtual.SimulationPlan;
import dev.homeostat.simulation.virtual.SimulationReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the engine on virtual time. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the same use cases and schedule on virtual time, with crashes, lost replies and a site that answers",
            "badly, and compares what the store knows with what the site accepted. The same seed gives the same bytes.",
            "Exit code 1: a post was doubled or lost, or bears a wrong id."
        },
        footer = {
            "",
            "Examples:",
            "  homeostat simulate --days 7 --seed 7 --json    one week of an account's life",
            "  homeostat simulate --crash-seeds 2000          2,000 lives full of crashes, seeds 1 to 2000"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 366;
    private static final int PROGRESS_EVERY = 500;

    @Option(names = "--days", description = "Days to simulate, 1 to 366 (default: ${DEFAULT-VALUE}).")
    private int days = 7;

    @Option(names = "--seed", description = "Chooses everything that happens (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--crash-seeds",
            paramLabel = "N",
            description = "Instead run N seeds of six hours with 24 posts, 5 or more crashes each and two engines in"
                    + " every fourth, from --seed on where it is given, else from 1.")
    private int crashSeeds;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new StartupProblem("--days %d cannot be simulated".formatted(days), "give 1 to " + MOST_DAYS);
        }
        if (crashSeeds < 0) {
            throw new StartupProblem("--crash-seeds %d is no number of seeds".formatted(crashSeeds), "give 1 or more");
        }
        return crashSeeds > 0 ? crashSeeds() : days();
    }

    private int days() {
        SimulationReport report = Simulation.run(SimulationPlan.ofDays(days, seed));
        Output output = new Output(spec);
        if (json) {
            output.json(document(report));
        } else {
            tell(output, report);
        }
        return report.isClean() ? 0 : 1;
    }

    private void tell(Output output, SimulationReport report) {
        output.result("simulated  %d days with seed %d".formatted(days, seed));
        output.result("posts      %d of %d items, in %d attempts"
                .formatted(report.posts(), report.items(), report.attempts()));
        output.result("published  %d, for a person %d".formatted(report.published(), report.forPerson()));
        output.result("mishaps    %d bad answers of the site, %d deaths of the engine, %s"
                .formatted(report.faults(), report.deaths(), report.disturbances()));
        output.result("runs       %d".formatted(report.runs()));
        report.findings().forEach(output::result);
        output.result("duplicates: %d, lost: %d, wrong ids: %d"
                .formatted(report.duplicates(), report.lost(), report.wrongIds()));
    }

    private int crashSeeds() {
        Output output = new Output(spec);
        long first = spec.commandLine().getParseResult().hasMatchedOption("--seed") ? seed : 1;
        int duplicates = 0;
        int lost = 0;
        int wrongIds = 0;
        for (int done = 0; done < crashSeeds; done++) {
            SimulationReport report = Simulation.run(SimulationPlan.crashSeed(first + done));
            duplicates += report.duplicates();
            lost += report.lost();
            wrongIds += report.wrongIds();
            report.findings().forEach(finding -> output.progress("seed %d: %s".formatted(report.seed(), finding)));
            if ((done + 1) % PROGRESS_EVERY == 0) {
                output.progress("%d of %d seeds".formatted(done + 1, crashSeeds));
            }
        }
        if (json) {
            output.json(figures(duplicates, lost, wrongIds));
        } else {
            output.result("seeds: %d, duplicates: %d, lost: %d, wrong ids: %d"
                    .formatted(crashSeeds, duplicates, lost, wrongIds));
        }
        return duplicates + lost + wrongIds == 0 ? 0 : 1;
    }

    private Map<String, Object> figures(int duplicates, int lost, int wrongIds) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seeds", crashSeeds);
        figures.put("duplicates", duplicates);
        figures.put("lost", lost);
        figures.put("wrongIds", wrongIds);
        return figures;
    }

    private Map<String, Object> document(SimulationReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", report.seed());
        document.put("days", days);
        document.put("posts", report.posts());
        document.put("items", report.items());
        document.put("published", report.published());
        document.put("forPerson", report.forPerson());
        document.put("attempts", report.attempts());
        document.put("runs", report.runs());
        document.put("badAnswers", report.faults());
        document.put("deaths", report.deaths());
        Map<String, Object> disturbances = new LinkedHashMap<>();
        report.disturbances().forEach((point, count) -> disturbances.put(point.name(), count));
        document.put("disturbances", disturbances);
        document.put("duplicates", report.duplicates());
        document.put("lost", report.lost());
        document.put("wrongIds", report.wrongIds());
        document.put("findings", report.findings());
        return document;
    }
}
