package dev.homeostat.application.publishing;

import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.resilience.ErrorClass;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes down what a person had taken down, then publishes the post that is due longest, item by item, and records what
 * became of each attempt. Runs come one at a time.
 */
public final class PublishDuePosts {

    private final PublishingPorts ports;
    private final RemoveTakenDown removals;
    private final AttemptPublishing attempts;
    private final Outcomes outcomes;
    private final SiteGuard guard;
    private final PublishLimits limits;

    /**
     * Publishes for one account.
     *
     * @param mode as the engine sets it when it takes the account
     */
    public PublishDuePosts(
            PublishingPorts ports,
            SiteGuard guard,
            RemoveTakenDown removals,
            Retries retries,
            Mode mode,
            PublishLimits limits) {
        this.ports = ports;
        this.removals = removals;
        this.attempts = new AttemptPublishing(ports, new OfflineLeave(ports.journal(), mode), guard, retries);
        this.outcomes = new Outcomes(ports, limits);
        this.guard = guard;
        this.limits = limits;
    }

    /**
     * Publishes at most one post. "Nothing due" is a success. Outcomes that the store did not take come first, and
     * nothing is claimed while the site is not to be used.
     */
    public RunOutcome execute(RunContext run) {
        run.phase("replay");
        outcomes.replay(run);
        run.phase("probe");
        Optional<RunOutcome.Skipped> wait = guard.reasonToWait(run);
        if (wait.isPresent()) {
            return wait.get();
        }
        run.phase("remove");
        int removed = removals.execute(run);
        RunOutcome published = guard.reasonToWait(run)
                .or(guard::reasonNotToSend)
                .<RunOutcome>map(skipped -> skipped)
                .orElseGet(() -> publishNext(run));
        return removed == 0 ? published : published.with("%d items were taken down".formatted(removed));
    }

    private RunOutcome publishNext(RunContext run) {
        run.phase("claim");
        Duration asked = ports.clock().monotonic();
        return switch (ports.desk().claimNext(run.tenure(), limits)) {
            case ClaimAnswer.Claimed claimed -> claimed(run, claimed.claim(), asked);
            case ClaimAnswer.NothingDue nothing -> new RunOutcome.Success("nothing is due");
            case ClaimAnswer.Withheld withheld -> withhold(run, withheld.post());
            case ClaimAnswer.Shadowed shadowed ->
                new RunOutcome.Success(
                        "post %s would go out now".formatted(shadowed.post().id()));
            case ClaimAnswer.Wait wait -> new RunOutcome.Skipped(SkipReason.HELD, wait.reason());
            case ClaimAnswer.TenureLost lost ->
                new RunOutcome.Skipped(SkipReason.TENURE, "another engine holds the account");
        };
    }

    private RunOutcome claimed(RunContext run, Claim claim, Duration asked) {
        return TraceContext.of(claim.postId()).call(() -> publish(run, claim, asked));
    }

    private RunOutcome withhold(RunContext run, ArchivedPost post) {
        String line = "post %s is archived: %s".formatted(post.id(), post.reason());
        ports.errors()
                .record(new TrackedError(
                        "publishing",
                        "said_before",
                        Severity.WARNING,
                        line,
                        run.errorContext().withDecision(post.details().decision())));
        return new RunOutcome.Success(line);
    }

    /**
     * Publishes the claimed item.
     *
     * @param asked monotonic time before the claim was asked for, from which its deadline is counted here
     */
    private RunOutcome publish(RunContext run, Claim claim, Duration asked) {
        run.phase("publish");
        PublishOutcome outcome = attempts.make(run, claim, asked.plus(limits.attemptLength()));
        Duration askedNext = ports.clock().monotonic();
        run.phase("settle");
        Settlement settlement = outcomes.settle(run, claim, outcome);
        return switch (settlement) {
            case Settlement.Next next -> {
                tell(run, claim, outcome, next.claim().post());
                yield publish(run, next.claim(), askedNext);
            }
            case Settlement.Closed closed -> {
                tell(run, claim, outcome, closed.post());
                yield runOutcome(outcome, closed.post());
            }
            case Settlement.Superseded superseded -> {
                String line = "post %s is not under this claim any more; what was known of it was: %s"
                        .formatted(claim.postId(), outcome.detail());
                track(run, claim, "superseded", Severity.WARNING, line);
                yield new RunOutcome.Skipped(SkipReason.TENURE, line);
            }
        };
    }

    private void tell(RunContext run, Claim claim, PublishOutcome outcome, Post after) {
        switch (outcome) {
            case PublishOutcome.Unconfirmed unconfirmed ->
                track(run, claim, "outcome_unknown", Severity.WARNING, unconfirmed.evidence());
            case PublishOutcome.ConfirmedWithoutId unread ->
                track(run, claim, "id_unread", Severity.WARNING, unread.evidence());
            case PublishOutcome.Refused refused -> track(run, claim, "refused", Severity.ERROR, refused.evidence());
            case PublishOutcome.Throttled throttled ->
                track(run, claim, "throttled", Severity.WARNING, throttled.evidence());
            case PublishOutcome.AlreadyThere there ->
                track(run, claim, "already_there", Severity.WARNING, there.evidence());
            case PublishOutcome.GivenUp given -> track(run, claim, "given_up", Severity.ERROR, given.evidence());
            case PublishOutcome.NotSent notSent -> tellNotSent(run, claim, notSent);
            case PublishOutcome.Confirmed confirmed -> {}
            case PublishOutcome.Rehearsed rehearsed -> {}
        }
        if (after instanceof UnsettledPost unsettled) {
            unsettled.search().forPerson().ifPresent(why -> track(run, claim, "needs_person", Severity.CRITICAL, why));
        }
        ports.watcher().saw(new EngineEvent.AttemptSettled(claim, outcome, after));
    }

    private void tellNotSent(RunContext run, Claim claim, PublishOutcome.NotSent notSent) {
        switch (notSent.cause()) {
            case HELD, FENCED -> {}
            case LATE -> track(run, claim, "late", Severity.WARNING, notSent.reason());
            case LOGIN -> track(run, claim, "login_failed", Severity.ERROR, notSent.reason());
            case SITE -> track(run, claim, "site_not_ready", Severity.ERROR, notSent.reason());
            case THROTTLED -> track(run, claim, "throttled", Severity.WARNING, notSent.reason());
            case PAGE -> track(run, claim, "page_not_ready", Severity.ERROR, notSent.reason());
            case BROWSER -> track(run, claim, "browser_not_ready", Severity.ERROR, notSent.reason());
            case BUSY -> track(run, claim, "browser_busy", Severity.WARNING, notSent.reason());
            case STORE -> track(run, claim, "store_not_ready", Severity.ERROR, notSent.reason());
            case CAPTCHA, CHALLENGE, LOCKED, SUSPENDED ->
                track(run, claim, "account_hindered", Severity.CRITICAL, notSent.reason());
        }
    }

    private void track(RunContext run, Claim claim, String kind, Severity severity, String message) {
        ports.errors()
                .record(new TrackedError(
                        "publishing",
                        kind,
                        severity,
                        message,
                        run.errorContext().withDecision(claim.post().details().decision())));
    }

    private static RunOutcome runOutcome(PublishOutcome outcome, Post after) {
        String line = "post %s is %s: %s".formatted(after.id(), after.status().word(), outcome.detail());
        return switch (outcome) {
            case PublishOutcome.Refused refused -> new RunOutcome.Failure(FailureKind.PERMANENT, line);
            case PublishOutcome.GivenUp given -> new RunOutcome.Failure(FailureKind.PERMANENT, line);
            case PublishOutcome.Throttled throttled -> new RunOutcome.Skipped(SkipReason.HELD, line);
            case PublishOutcome.NotSent notSent ->
                notSent.cause() == Hindrance.HELD
                        ? new RunOutcome.Skipped(SkipReason.HELD, line)
                        : new RunOutcome.Failure(kind(notSent.cause()), line);
            default -> new RunOutcome.Success(line);
        };
    }

    private static FailureKind kind(Hindrance cause) {
        return cause.errorClass() == ErrorClass.TRANSIENT ? FailureKind.TRANSIENT : FailureKind.PERMANENT;
    }
}
