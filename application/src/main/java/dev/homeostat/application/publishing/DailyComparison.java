package dev.homeostat.application.publishing;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.publishing.TimelineComparison;
import dev.homeostat.domain.publishing.TimelineReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Once a day, and once after each start, compares the timeline with the record: an item that stands there twice stops
 * the account, what else does not agree is tracked. Calls come one at a time.
 */
final class DailyComparison {

    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration COMPARED = Duration.ofDays(2);

    private final PublishingDesk desk;
    private final SiteGuard guard;
    private final ErrorTracker errors;
    private final MachineClock clock;
    private final Duration untilShown;
    private final RateBounds rate;
    private final EngineWatcher watcher;
    private Optional<Duration> done = Optional.empty();

    /**
     * Compares for one account.
     *
     * @param untilShown machine time from an attempt's beginning after which its item stands on the timeline
     */
    DailyComparison(
            PublishingDesk desk,
            SiteGuard guard,
            ErrorTracker errors,
            MachineClock clock,
            Duration untilShown,
            RateBounds rate,
            EngineWatcher watcher) {
        this.desk = desk;
        this.guard = guard;
        this.errors = errors;
        this.clock = clock;
        this.untilShown = untilShown;
        this.rate = rate;
        this.watcher = watcher;
    }

    boolean isDue() {
        return done.filter(at -> clock.monotonic().minus(at).compareTo(EVERY) < 0)
                .isEmpty();
    }

    /** How far back the read has to reach. */
    static Instant since(Instant readAt) {
        return readAt.minus(COMPARED);
    }

    /**
     * Compares a read with the record, which is asked after the read, so that what the read shows is known or in doubt
     * by then.
     *
     * @param readAt machine time before which the read did not begin
     * @return one line for people
     */
    String compare(RunContext run, Instant readAt, TimelineReading.Read reading) {
        TimelineComparison comparison = TimelineComparison.of(
                reading, since(readAt), readAt.minus(untilShown), desk.items(run.account(), since(readAt)));
        watcher.saw(new EngineEvent.TimelineCompared(comparison));
        tell(run, comparison);
        if (stopped(run, comparison)) {
            done = Optional.of(clock.monotonic());
        }
        return "%s; %s".formatted(comparison.summary(), sideBySide(run, readAt, comparison));
    }

    /** In shadow mode this is what the decisions are compared with. */
    private String sideBySide(RunContext run, Instant readAt, TimelineComparison comparison) {
        Instant dayAgo = readAt.minus(EVERY);
        long others = comparison.foreign().stream()
                .filter(entry -> !entry.publishedAt().isBefore(dayAgo))
                .count();
        int ours = desk.pace(run.account(), rate).slots().lastDay();
        return "in the latest day others posted %d, and %d of ours were begun, or would have been in shadow mode"
                .formatted(others, ours);
    }

    /** Whether there was nothing to stop the account for, or it is stopped now. */
    private boolean stopped(RunContext run, TimelineComparison comparison) {
        return comparison.doubles().isEmpty()
                || guard.stop(
                        run,
                        StopCause.DUPLICATE_FOUND,
                        "items %s".formatted(comparison.doubles().keySet()));
    }

    private void tell(RunContext run, TimelineComparison comparison) {
        comparison
                .doubles()
                .forEach((id, post) -> track(
                        run,
                        "duplicate_found",
                        Severity.CRITICAL,
                        "item %s says what post %s says, which stands there already".formatted(id, post)));
        comparison
                .phantoms()
                .forEach((id, post) -> track(
                        run,
                        "phantom",
                        Severity.ERROR,
                        "item %s stands on the site and reads like post %s, of which nothing is known to be there"
                                .formatted(id, post)));
        comparison
                .missing()
                .forEach(item -> track(
                        run,
                        "missing",
                        Severity.ERROR,
                        "item %s of post %s does not stand on the site any more"
                                .formatted(item.id().orElseThrow(), item.post())));
    }

    private void track(RunContext run, String kind, Severity severity, String message) {
        errors.record(new TrackedError("reconciliation", kind, severity, message, run.errorContext()));
    }
}
