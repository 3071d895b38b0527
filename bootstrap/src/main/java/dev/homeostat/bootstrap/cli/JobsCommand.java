package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.JobStanding;
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
final class JobsCommand extends AccountReport<List<JobStanding>> {

    JobsCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    List<JobStanding> ask(OpenAccount open) {
        return open.desk().homeostat().jobs();
    }

    @Override
    List<String> lines(List<JobStanding> jobs) {
        List<String> lines = new ArrayList<>();
        for (JobStanding standing : jobs) {
            lines.add("%-16s every %-6s %s"
                    .formatted(
                            standing.job().name(),
                            brief(standing.job().cadence()),
                            standing.job().purpose()));
            lines.add("  last  " + standing.last().map(JobsCommand::line).orElse("never"));
            lines.add("  next  "
                    + standing.next()
                            .map(Instant::toString)
                            .orElse("when an engine runs the account: './homeostat run'"));
        }
        return lines;
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
    Object document(List<JobStanding> jobs) {
        return jobs.stream().map(JobsCommand::document).toList();
    }

    private static Map<String, Object> document(JobStanding standing) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("job", standing.job().name().value());
        document.put("purpose", standing.job().purpose());
        document.put("everySeconds", standing.job().cadence().toSeconds());
        document.put("offsetSeconds", standing.job().offset().toSeconds());
        document.put("last", standing.last().map(JobsCommand::document).orElse(null));
        document.put("next", standing.next().map(Instant::toString).orElse(null));
        return document;
    }

    private static Map<String, Object> document(JobRun run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runId", run.id().toString());
        document.put("scheduledFor", run.scheduledFor().toString());
        document.put("startedAt", run.startedAt().toString());
        document.put("status", run.outcome().word());
        document.put("tookMillis", run.took().toMillis());
        document.put("detail", run.outcome().detail());
        return document;
    }
}
