package dev.homeostat.application.publishing;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.Sweep;
import dev.homeostat.application.publishing.port.PublishingDesk.Unsettled;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.ReconciliationPolicy;
import dev.homeostat.domain.publishing.SiteDelays;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Releases stuck posts and finds out, from the account's own timeline, what became of attempts whose outcome is not
 * known or whose id is missing. Runs come one at a time.
 */
public final class ReconcilePosts {

    private final PublishingDesk desk;
    private final TimelineReader timeline;
    private final ErrorTracker errors;
    private final PublishLimits limits;
    private final SiteDelays delays;
    private final EngineWatcher watcher;

    public ReconcilePosts(
            PublishingDesk desk,
            TimelineReader timeline,
            ErrorTracker errors,
            PublishLimits limits,
            SiteDelays delays,
            EngineWatcher watcher) {
        this.desk = desk;
        this.timeline = timeline;
        this.errors = errors;
        this.limits = limits;
        this.delays = delays;
        this.watcher = watcher;
    }

    /** Reads the site only when there is something to look for. */
    public RunOutcome execute(RunContext run) {
        Sweep sweep = desk.sweep(run.tenure(), limits);
        sweep.released().forEach(post -> track(run, decision(post), "stuck", Severity.ERROR, post.reason()));
        sweep.slow()
                .forEach((id, posting) -> track(
                        run,
                        Optional.empty(),
                        "slow",
                        Severity.WARNING,
                        "post %s is being published for %d s".formatted(id, posting.toSeconds())));
        Unsettled unsettled = desk.unsettled(run.account());
        if (unsettled.posts().isEmpty()) {
            return new RunOutcome.Success("nothing to look for");
        }
        return switch (timeline.read(earliest(unsettled).minus(delays.clockTolerance()))) {
            case TimelineReading.Unreadable unreadable -> {
                track(run, Optional.empty(), "timeline_unreadable", Severity.ERROR, unreadable.detail());
                yield new RunOutcome.Failure("the timeline could not be read: " + unreadable.detail());
            }
            case TimelineReading.Read reading -> resolve(run, unsettled, reading);
        };
    }

    private RunOutcome resolve(RunContext run, Unsettled unsettled, TimelineReading.Read reading) {
        Map<PostId, Verdict> verdicts =
                ReconciliationPolicy.judge(unsettled.posts(), reading, unsettled.taken(), unsettled.asOf(), delays);
        int settled = 0;
        for (UnsettledPost listed : unsettled.posts()) {
            Verdict verdict = verdicts.get(listed.id());
            if (verdict != null && !(verdict instanceof Verdict.TooEarly)) {
                Post after = desk.resolve(run.tenure(), listed, verdict, unsettled.asOf());
                tell(run, listed, after, verdict);
                settled += after instanceof UnsettledPost ? 0 : 1;
            }
        }
        return new RunOutcome.Success(
                "%d of %d settled".formatted(settled, unsettled.posts().size()));
    }

    private void tell(RunContext run, UnsettledPost before, Post after, Verdict verdict) {
        if (after.equals(before)) {
            return;
        }
        if (after instanceof UnsettledPost post) {
            post.search()
                    .forPerson()
                    .ifPresent(why -> track(run, decision(post), "needs_person", Severity.CRITICAL, why));
        }
        watcher.saw(new EngineEvent.PostReconciled(after, verdict));
    }

    private void track(RunContext run, Optional<DecisionId> decision, String kind, Severity severity, String message) {
        var context = decision.map(id -> run.errorContext().withDecision(id)).orElse(run.errorContext());
        errors.record(new TrackedError("reconciliation", kind, severity, message, context));
    }

    private static Optional<DecisionId> decision(Post post) {
        return Optional.of(post.details().decision());
    }

    private static Instant earliest(Unsettled unsettled) {
        return unsettled.posts().stream()
                .map(post -> post.attempt().intendedAt())
                .min(Instant::compareTo)
                .orElse(unsettled.asOf());
    }
}
