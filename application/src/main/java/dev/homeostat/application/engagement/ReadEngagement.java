package dev.homeostat.application.engagement;

import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.application.engagement.port.EngagementReader;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.publishing.SiteGuard;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.PacePolicy;
import dev.homeostat.domain.engagement.ReadingPolicy;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads how the posts did that are due, several in one go, and keeps what can be believed. A reading that failed leaves
 * the post's numbers as they were. Runs come one at a time.
 */
public final class ReadEngagement {

    private static final int BATCH = 20;
    private static final Duration SUCCESS_SPAN = Duration.ofHours(24);

    private final EngagementLedger ledger;
    private final EngagementReader reader;
    private final SiteGuard guard;
    private final ErrorTracker errors;
    private final EngineWatcher watcher;

    public ReadEngagement(
            EngagementLedger ledger,
            EngagementReader reader,
            SiteGuard guard,
            ErrorTracker errors,
            EngineWatcher watcher) {
        this.ledger = ledger;
        this.reader = reader;
        this.guard = guard;
        this.errors = errors;
        this.watcher = watcher;
    }

    /** Reads at most one batch. "Nothing due" is a success; a batch of which nothing could be read is a failure. */
    public RunOutcome execute(RunContext run) {
        run.phase("choose");
        List<DueReading> due = ledger.due(run.account(), BATCH);
        if (due.isEmpty()) {
            return new RunOutcome.Success("nothing is due");
        }
        Optional<RunOutcome.Skipped> wait = guard.reasonToWait(run);
        if (wait.isPresent()) {
            return wait.get();
        }
        EngagementLedger.Success success = ledger.success(run.account(), SUCCESS_SPAN);
        Pace pace = PacePolicy.decide(success.read(), success.all());
        run.phase("read");
        Map<SitePostId, SiteReading> readings =
                reader.read(due.stream().map(DueReading::sitePostId).toList());
        if (readings.isEmpty()) {
            return new RunOutcome.Skipped(
                    SkipReason.DEPENDENCY, "none of %d due posts could be tried in time".formatted(due.size()));
        }
        run.phase("keep");
        int read = 0;
        Map<SiteReading.Cause, List<String>> failures = new EnumMap<>(SiteReading.Cause.class);
        List<DueReading> tried = due.stream()
                .filter(listed -> readings.containsKey(listed.sitePostId()))
                .toList();
        for (DueReading listed : tried) {
            SiteReading answer = Objects.requireNonNull(readings.get(listed.sitePostId()));
            ReadingVerdict verdict = ReadingPolicy.judge(listed, answer);
            ledger.record(run.tenure(), listed, verdict, pace);
            switch (verdict) {
                case ReadingVerdict.Accepted accepted -> read++;
                case ReadingVerdict.Failed failed ->
                    failures.computeIfAbsent(failed.cause(), cause -> new ArrayList<>())
                            .add("%s: %s".formatted(listed.sitePostId(), failed.reason()));
            }
        }
        failures.forEach((cause, lines) -> track(run, cause, lines));
        learn(run, read, failures);
        watcher.saw(new EngineEvent.EngagementRead(read, tried.size() - read));
        return outcome(read, due.size(), failures);
    }

    /** What is wrong with the account, the page of the guard's own look tells more exactly. */
    private void learn(RunContext run, int read, Map<SiteReading.Cause, List<String>> failures) {
        if (failures.containsKey(SiteReading.Cause.ACCOUNT)) {
            guard.look(run);
        } else if (read > 0) {
            guard.worked();
        } else {
            failures.forEach(
                    (cause, lines) -> hindrance(cause).ifPresent(met -> guard.hindered(run, met, lines.getFirst())));
        }
    }

    private static Optional<Hindrance> hindrance(SiteReading.Cause cause) {
        return switch (cause) {
            case LOGIN -> Optional.of(Hindrance.LOGIN);
            case SITE -> Optional.of(Hindrance.SITE);
            case BROWSER -> Optional.of(Hindrance.BROWSER);
            case ACCOUNT, THROTTLED, GONE, LAYOUT, IMPLAUSIBLE -> Optional.empty();
        };
    }

    private void track(RunContext run, SiteReading.Cause cause, List<String> lines) {
        String message = "%d readings failed, the first: %s".formatted(lines.size(), lines.getFirst());
        errors.record(
                new TrackedError("metrics", "reading_" + cause.word(), Severity.WARNING, message, run.errorContext()));
    }

    private static RunOutcome outcome(int read, int due, Map<SiteReading.Cause, List<String>> failures) {
        String causes = failures.entrySet().stream()
                .map(entry -> "%s %d"
                        .formatted(entry.getKey().word(), entry.getValue().size()))
                .collect(Collectors.joining(", "));
        String line = "read %d of %d due posts%s".formatted(read, due, causes.isEmpty() ? "" : "; " + causes);
        return read == 0 ? new RunOutcome.Failure(FailureKind.TRANSIENT, line) : new RunOutcome.Success(line);
    }
}
