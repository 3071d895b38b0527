package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.JobStanding;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.control.Approval;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the jobs: what each is for, how often it runs, how its latest run went and when the next comes. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the jobs: how often each runs and what for, how its latest run went, and when the next comes.",
            "A run that was skipped says why. Times are the account's."
        },
        footer = {"", "Examples:", "  homeostat jobs", "  homeostat jobs --json"})
final class JobsCommand extends AccountReport<List<JobsCommand.Listed>> {

    /**
     * A job.
     *
     * @param hasWork whether this configuration gives it anything to do
     */
    record Listed(JobStanding standing, boolean hasWork) {}

    JobsCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    List<Listed> ask(OpenAccount open) {
        return open.desk().homeostat().jobs().stream()
                .map(standing -> new Listed(standing, hasWork(standing.job().name(), open)))
                .toList();
    }

    private static boolean hasWork(JobName job, OpenAccount open) {
        if (job.equals(JobCatalogue.PLAN.name())) {
            return !open.config().factPaths().isEmpty()
                    && open.config().values().account().approval() != Approval.NEVER;
        }
        boolean reads = job.equals(JobCatalogue.METRICS_SCRAPER.name()) || job.equals(JobCatalogue.LEARN.name());
        return !reads || open.desk().profile().metrics().isPresent();
    }

    @Override
    List<String> lines(List<Listed> jobs) {
        List<String> lines = new ArrayList<>();
        for (Listed listed : jobs) {
            JobStanding standing = listed.standing();
            lines.add("%-16s every %-6s %s"
                    .formatted(
                            standing.job().name(),
                            brief(standing.job().cadence()),
                            standing.job().purpose()));
            lines.add("  rules " + JobRules.line(standing.job()));
            standing.going().ifPresent(run -> lines.add("  now   running since " + run.startedAt()));
            lines.add("  last  " + standing.last().map(JobsCommand::line).orElse("never"));
            lines.add("  next  " + next(listed));
        }
        return lines;
    }

    private static String next(Listed listed) {
        return listed.hasWork()
                ? listed.standing()
                        .next()
                        .map(Instant::toString)
                        .orElse("when an engine runs the account: './homeostat run'")
                : "never: this configuration has nothing for it to do";
    }

    private static String line(JobRun run) {
        return "%s  %-8s %d ms  %s"
                .formatted(
                        run.startedAt(),
                        run.outcome().word(),
                        run.took().toMillis(),
                        run.outcome().detail());
    }

    /** As in the configuration, such as 2h or 10m. */
    private static String brief(Duration cadence) {
        return cadence.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    @Override
    Object document(List<Listed> jobs) {
        return jobs.stream().map(JobsCommand::document).toList();
    }

    private static Map<String, Object> document(Listed listed) {
        JobStanding standing = listed.standing();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("job", standing.job().name().value());
        document.put("purpose", standing.job().purpose());
        document.put("everySeconds", standing.job().cadence().toSeconds());
        document.put("offsetSeconds", standing.job().offset().toSeconds());
        document.putAll(JobRules.document(standing.job()));
        document.put(
                "runningSince",
                standing.going().map(run -> run.startedAt().toString()).orElse(null));
        document.put("last", standing.last().map(JobsCommand::document).orElse(null));
        document.put("hasWork", listed.hasWork());
        document.put(
                "next",
                standing.next()
                        .filter(at -> listed.hasWork())
                        .map(Instant::toString)
                        .orElse(null));
        return document;
    }

    private static Map<String, Object> document(JobRun run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runId", run.id().toString());
        document.put("scheduledFor", run.scheduledFor().toString());
        document.put("startedAt", run.startedAt().toString());
        document.put("status", run.outcome().word());
        document.put("exitClass", run.outcome().exitClass());
        document.put("tookMillis", run.took().toMillis());
        document.put("waitedMillis", run.measure().waited().toMillis());
        document.put("detail", run.outcome().detail());
        return document;
    }
}
