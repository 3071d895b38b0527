package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.simulation.virtual.JobWeek;
import dev.homeostat.simulation.virtual.JobWeekPlan;
import dev.homeostat.simulation.virtual.JobWeekPlan.Span;
import dev.homeostat.simulation.virtual.JobWeekReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Runs simulated weeks of the catalogue's jobs and shows how they went.
 *
 * @param json whether as one JSON document
 */
record JobWeeksView(Output output, boolean json) {

    /** How long runs take; those that are not named take 1 to 5 s. */
    private static final Map<JobName, Span> DURATIONS = Map.of(
            JobCatalogue.PLAN.name(), seconds(2, 30),
            JobCatalogue.POSTING.name(), seconds(1, 60),
            JobCatalogue.RECONCILE.name(), seconds(1, 30),
            JobCatalogue.METRICS_SCRAPER.name(), seconds(5, 120));

    private static Span seconds(long least, long most) {
        return new Span(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    /** Exit code 1 when a week missed a bar. */
    int show(long firstSeed, int weeks) {
        List<JobDefinition> jobs = JobCatalogue.all();
        List<JobWeekReport> reports = LongStream.range(firstSeed, firstSeed + weeks)
                .mapToObj(seed -> JobWeek.run(JobWeekPlan.of(jobs, DURATIONS, seed)))
                .toList();
        for (int week = 0; week < weeks; week++) {
            if (!json || !reports.get(week).holds()) {
                output.progress("seed %d: %s".formatted(firstSeed + week, line(reports.get(week))));
            }
        }
        if (json) {
            output.json(figures(reports));
        } else {
            output.result(figures(reports).entrySet().stream()
                    .map(figure -> "%s: %s".formatted(figure.getKey(), figure.getValue()))
                    .reduce((one, other) -> one + ", " + other)
                    .orElse(""));
        }
        return reports.stream().allMatch(JobWeekReport::holds) ? 0 : 1;
    }

    private static String line(JobWeekReport report) {
        return String.format(
                Locale.ROOT,
                "%d runs, %.1f %% waited for another job, %d ticks overtaken, %d in windows, %d starved, made up %d in %d s",
                report.runs(),
                report.overlap() * 100,
                report.skipped(),
                report.inWindows(),
                report.starved(),
                report.madeUp(),
                report.ramp().toSeconds());
    }

    private static Map<String, Object> figures(List<JobWeekReport> reports) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("weeks", reports.size());
        figures.put("runs", reports.stream().mapToInt(JobWeekReport::runs).sum());
        figures.put(
                "worst overlap",
                String.format(
                        Locale.ROOT,
                        "%.2f %%",
                        100
                                * reports.stream()
                                        .mapToDouble(JobWeekReport::overlap)
                                        .max()
                                        .orElse(0)));
        figures.put(
                "in windows",
                reports.stream().mapToInt(JobWeekReport::inWindows).sum());
        figures.put("starved", reports.stream().mapToInt(JobWeekReport::starved).sum());
        figures.put(
                "off grid", reports.stream().mapToInt(JobWeekReport::offGrid).sum());
        figures.put(
                "late s",
                reports.stream()
                        .mapToLong(report -> report.late().toSeconds())
                        .max()
                        .orElse(0));
        figures.put(
                "made up twice",
                reports.stream().mapToInt(JobWeekReport::madeUpTwice).sum());
        figures.put(
                "burst", reports.stream().mapToInt(JobWeekReport::burst).max().orElse(0));
        figures.put(
                "ramp s",
                reports.stream()
                        .mapToLong(report -> report.ramp().toSeconds())
                        .max()
                        .orElse(0));
        return figures;
    }
}
