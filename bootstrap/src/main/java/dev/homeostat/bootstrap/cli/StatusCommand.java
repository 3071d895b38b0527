package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.Overview;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.PublishingConfig;
import dev.homeostat.bootstrap.engine.StopFile;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.post.Post;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Shows how the account stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows how the account stands: who runs it, what holds it, its posts and its latest runs.",
        footer = {"", "Example:", "  homeostat status --config homeostat.yaml --json"})
final class StatusCommand extends AccountReport<StatusCommand.Standing> {

    private static final int POSTS = 10;

    StatusCommand(Map<String, String> environment) {
        super(environment);
    }

    /** All that there is to tell. */
    record Standing(LoadedConfig config, AccountId account, Overview overview, List<Post> posts) {

        /** Why nothing goes out; the widest order first, and the file is as wide as the row. */
        Optional<String> held() {
            Optional<String> stored = overview.controls().reasonToHold();
            return overview.controls().killSwitch().isPresent()
                    ? stored
                    : new StopFile(config.killSwitchFile()).given().or(() -> stored);
        }
    }

    @Override
    Standing ask(OpenAccount open) {
        return new Standing(
                open.config(),
                open.id(),
                open.desk().homeostat().overview(),
                open.desk().homeostat().latest(POSTS));
    }

    private static String pace(LoadedConfig loaded, Overview overview) {
        Pacing pacing = overview.pace().pacing();
        PublishingConfig.Caps caps = loaded.values().publishing().caps();
        return "%s posts an hour; %d of at most %d begun in the latest hour, %d of %d in the latest day%s"
                .formatted(
                        BigDecimal.valueOf(pacing.rate().perHour())
                                .stripTrailingZeros()
                                .toPlainString(),
                        overview.pace().slots().lastHour(),
                        caps.postsPerHour(),
                        overview.pace().slots().lastDay(),
                        caps.postsPerDay(),
                        pacing.throttledUntil()
                                .filter(Instant.now()::isBefore)
                                .map(until -> "; the site asked to wait until " + until)
                                .orElse(""));
    }

    @Override
    List<String> lines(Standing standing) {
        Overview overview = standing.overview();
        List<String> lines = new ArrayList<>();
        lines.add("account    %s, mode %s"
                .formatted(standing.account(), overview.controls().mode().word()));
        lines.add("time       %s".formatted(overview.at()));
        lines.add("run by     %s"
                .formatted(overview.tenure()
                        .map(tenure -> "engine %s until %s".formatted(tenure.engine(), tenure.expiresAt()))
                        .orElse("nobody; './homeostat run' runs it")));
        lines.add("held       %s".formatted(standing.held().orElse("no")));
        lines.add("trouble    %s".formatted(trouble(overview)));
        lines.add("pace       %s".formatted(pace(standing.config(), overview)));
        lines.add("posts      %s".formatted(counts(overview)));
        lines.add("next due   %s"
                .formatted(overview.nextDue().map(Object::toString).orElse("nothing is queued")));
        lines.add("in doubt   %d, and %d that need a person".formatted(overview.unsettled(), overview.forPerson()));
        lines.add("read back  %d of %d posts that were due, %d readings; in the latest day: %s"
                .formatted(
                        overview.coverage().read(),
                        overview.coverage().due(),
                        overview.coverage().readings(),
                        overview.reading().outcomes().isEmpty()
                                ? "none"
                                : overview.reading().outcomes()));
        lines.add("learned    %s"
                .formatted(overview.model()
                        .map(model -> "model %s from %d posts; './homeostat learn show' tells more"
                                .formatted(model.version().brief(), model.posts()))
                        .orElse("nothing yet")));
        if (!standing.posts().isEmpty()) {
            lines.add("");
            standing.posts()
                    .forEach(post -> lines.add("%s  %-17s %-10s %s"
                            .formatted(post.id(), post.status().word(), siteId(post), text(post))));
        }
        if (!overview.latestRuns().isEmpty()) {
            lines.add("");
            overview.latestRuns().forEach(run -> lines.add(line(run)));
        }
        return lines;
    }

    private static String trouble(Overview overview) {
        return overview.trouble().isEmpty()
                ? "none"
                : overview.trouble().stream()
                        .map(state -> "%s, since %s".formatted(state.title(), state.openedAt()))
                        .collect(Collectors.joining("; "));
    }

    private static String line(JobRun run) {
        return "%s  %-10s %-8s %6d ms  %s"
                .formatted(
                        run.startedAt(),
                        run.job(),
                        run.outcome().word(),
                        run.took().toMillis(),
                        run.outcome().detail());
    }

    private static String counts(Overview overview) {
        return overview.posts().isEmpty()
                ? "none"
                : overview.posts().entrySet().stream()
                        .map(entry -> "%d %s"
                                .formatted(entry.getValue(), entry.getKey().word()))
                        .collect(Collectors.joining(", "));
    }

    private static String siteId(Post post) {
        return post.details().sitePostId().map(Object::toString).orElse("-");
    }

    private static String text(Post post) {
        return EngineView.shortened(post.details().textAt(1));
    }

    @Override
    Object document(Standing standing) {
        Overview overview = standing.overview();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("account", standing.account().value());
        document.put("mode", overview.controls().mode().word());
        document.put("time", overview.at().toString());
        document.put(
                "runBy",
                overview.tenure().map(tenure -> tenure.engine().value()).orElse(null));
        document.put("held", standing.held().orElse(null));
        document.put(
                "trouble",
                overview.trouble().stream().map(StatusCommand::document).toList());
        Map<String, Object> pace = new LinkedHashMap<>();
        pace.put("postsPerHour", overview.pace().pacing().rate().perHour());
        pace.put("latestHour", overview.pace().slots().lastHour());
        pace.put("latestDay", overview.pace().slots().lastDay());
        pace.put(
                "throttledUntil",
                overview.pace().pacing().throttledUntil().map(Instant::toString).orElse(null));
        document.put("pace", pace);
        Map<String, Object> counts = new LinkedHashMap<>();
        overview.posts().forEach((status, count) -> counts.put(status.word(), count));
        document.put("posts", counts);
        document.put("nextDue", overview.nextDue().map(Object::toString).orElse(null));
        document.put("unsettled", overview.unsettled());
        document.put("forPerson", overview.forPerson());
        Map<String, Object> reading = new LinkedHashMap<>();
        reading.put("postsDue", overview.coverage().due());
        reading.put("postsRead", overview.coverage().read());
        reading.put("readings", overview.coverage().readings());
        reading.put("latestDay", overview.reading().outcomes());
        document.put("reading", reading);
        document.put(
                "model", overview.model().map(model -> model.version().value()).orElse(null));
        document.put(
                "latestPosts",
                standing.posts().stream().map(StatusCommand::document).toList());
        document.put(
                "latestRuns",
                overview.latestRuns().stream().map(StatusCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(EpisodeState state) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("what", state.episode().name());
        document.put("severity", state.severity().word());
        document.put("title", state.title());
        document.put("since", state.openedAt().toString());
        document.put("detail", state.body());
        return document;
    }

    private static Map<String, Object> document(Post post) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", post.id().toString());
        document.put("status", post.status().word());
        document.put("siteId", post.details().sitePostId().map(Object::toString).orElse(null));
        document.put("text", post.details().textAt(1).value());
        return document;
    }

    private static Map<String, Object> document(JobRun run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("job", run.job().value());
        document.put("startedAt", run.startedAt().toString());
        document.put("status", run.outcome().word());
        document.put("tookMillis", run.took().toMillis());
        document.put("detail", run.outcome().detail());
        return document;
    }
}
