package dev.homeostat.application.publishing;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.Sweep;
import dev.homeostat.application.publishing.port.PublishingDesk.Unsettled;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.FailureKind;
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
 * known or whose id is missing. Once a day it compares the timeline with the record as a whole. Runs come one at a time.
 */
public final class ReconcilePosts {

    private final PublishingDesk desk;
    private final TimelineReader timeline;
    private final SiteGuard guard;
    private final ErrorTracker errors;
    private final PublishLimits limits;
    private final SiteDelays delays;
    private final EngineWatcher watcher;
    private final DailyComparison comparison;

    public ReconcilePosts(
            PublishingDesk desk,
            TimelineReader timeline,
            SiteGuard guard,
            ErrorTracker errors,
            MachineClock clock,
            PublishLimits limits,
            SiteDelays delays,
            EngineWatcher watcher) {
        this.desk = desk;
        this.timeline = timeline;
        this.guard = guard;
        this.errors = errors;
        this.limits = limits;
        this.delays = delays;
        this.watcher = watcher;
        this.comparison = new DailyComparison(
                desk, guard, errors, clock, delays.untilShown(limits.attemptLength()), limits.rate(), watcher);
    }

    /** Reads the site only when there is something to look for, or the day's comparison is due. */
    public RunOutcome execute(RunContext run) {
        run.phase("sweep");
        sweep(run);
        Unsettled unsettled = desk.unsettled(run.account());
        guard.unresolved(run, unsettled.forPerson());
        boolean comparing = comparison.isDue();
        if (unsettled.posts().isEmpty() && !comparing) {
            return new RunOutcome.Success("nothing to look for");
        }
        run.phase("read");
        Optional<RunOutcome.Skipped> wait = guard.reasonToWait(run);
        if (wait.isPresent()) {
            return wait.get();
        }
        Instant since =
                comparing ? earlier(DailyComparison.since(unsettled.asOf()), earliest(unsettled)) : earliest(unsettled);
        return switch (timeline.read(since.minus(delays.clockTolerance()))) {
            case TimelineReading.Unreadable unreadable -> {
                guard.hindered(run, unreadable.cause(), unreadable.detail());
                track(run, Optional.empty(), "timeline_unreadable", Severity.ERROR, unreadable.detail());
                yield new RunOutcome.Failure(
                        FailureKind.TRANSIENT, "the timeline could not be read: " + unreadable.detail());
            }
            case TimelineReading.Read reading -> {
                guard.worked();
                run.phase("resolve");
                RunOutcome settled = resolve(run, unsettled, reading);
                yield comparing ? settled.with(comparison.compare(run, unsettled.asOf(), reading)) : settled;
            }
        };
    }

    private void sweep(RunContext run) {
        Sweep sweep = desk.sweep(run.tenure(), limits);
        sweep.released().forEach(post -> track(run, decision(post), "stuck", Severity.ERROR, post.reason()));
        sweep.slow()
                .forEach((id, posting) -> track(
                        run,
                        Optional.empty(),
                        "slow",
                        Severity.WARNING,
                        "post %s is being published for %d s".formatted(id, posting.toSeconds())));
    }

    private RunOutcome resolve(RunContext run, Unsettled unsettled, TimelineReading.Read reading) {
        Map<PostId, Verdict> verdicts =
                ReconciliationPolicy.judge(unsettled.posts(), reading, unsettled.taken(), unsettled.asOf(), delays);
        int settled = 0;
        for (UnsettledPost listed : unsettled.posts()) {
            Verdict verdict = verdicts.get(listed.id());
            if (verdict != null && !(verdict instanceof Verdict.TooEarly)) {
                Post after = resolve(run, listed, verdict, unsettled.asOf());
                settled += after instanceof UnsettledPost ? 0 : 1;
            }
        }
        return new RunOutcome.Success(
                "%d of %d settled".formatted(settled, unsettled.posts().size()));
    }

    private Post resolve(RunContext run, UnsettledPost listed, Verdict verdict, Instant asOf) {
        return TraceContext.of(listed.id()).call(() -> {
            Post after = desk.resolve(run.tenure(), listed, verdict, asOf);
            tell(run, listed, after, verdict);
            return after;
        });
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
                .map(post -> post.details()
                        .tries()
                        .nextItemSince()
                        .orElse(post.attempt().intendedAt()))
                .min(Instant::compareTo)
                .orElse(unsettled.asOf());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
