package dev.homeostat.bootstrap.cli;

import dev.homeostat.simulation.virtual.Simulation;
import dev.homeostat.simulation.virtual.SimulationPlan;
import dev.homeostat.simulation.virtual.SimulationReport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs short lives full of crashes and shows what became of their posts.
 *
 * @param json whether as one JSON document
 */
record CrashSeedsView(Output output, boolean json) {

    private static final int PROGRESS_EVERY = 500;

    /** Exit code 1 when a post was doubled or lost, or bears a wrong id. */
    int show(long first, int seeds) {
        int duplicates = 0;
        int lost = 0;
        int wrongIds = 0;
        for (int done = 0; done < seeds; done++) {
            SimulationReport report = Simulation.run(SimulationPlan.crashSeed(first + done));
            duplicates += report.duplicates();
            lost += report.lost();
            wrongIds += report.wrongIds();
            report.findings().forEach(finding -> output.progress("seed %d: %s".formatted(report.seed(), finding)));
            if ((done + 1) % PROGRESS_EVERY == 0) {
                output.progress("%d of %d seeds".formatted(done + 1, seeds));
            }
        }
        if (json) {
            output.json(figures(seeds, duplicates, lost, wrongIds));
        } else {
            output.result(
                    "seeds: %d, duplicates: %d, lost: %d, wrong ids: %d".formatted(seeds, duplicates, lost, wrongIds));
        }
        return duplicates + lost + wrongIds == 0 ? 0 : 1;
    }

    private static Map<String, Object> figures(int seeds, int duplicates, int lost, int wrongIds) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seeds", seeds);
        figures.put("duplicates", duplicates);
        figures.put("lost", lost);
        figures.put("wrongIds", wrongIds);
        return figures;
    }
}
