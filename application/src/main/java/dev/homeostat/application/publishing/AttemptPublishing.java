package dev.homeostat.application.publishing;

import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.post.Tries;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import dev.homeostat.domain.resilience.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes one attempt. What provably did not reach the site for a passing reason is tried again at once, within the
 * attempt's deadline and the retry budget of the process.
 */
final class AttemptPublishing {

    private final PublishingPorts ports;
    private final OfflineLeave offline;
    private final SiteGuard guard;
    private final Retries retries;

    AttemptPublishing(PublishingPorts ports, OfflineLeave offline, SiteGuard guard, Retries retries) {
        this.ports = ports;
        this.offline = offline;
        this.guard = guard;
        this.retries = retries;
    }

    /**
     * Publishes the claimed item, or finds out that it cannot.
     *
     * @param deadline on the monotonic clock
     */
    PublishOutcome make(RunContext run, Claim claim, Duration deadline) {
        retries.firstTry();
        for (int retriesSoFar = 0; ; retriesSoFar++) {
            GuardedGate gate = new GuardedGate(ports, offline, claim, deadline);
            PublishOutcome outcome = publish(run, claim, gate);
            Optional<Duration> pause = gate.wasGranted() ? Optional.empty() : pause(outcome, retriesSoFar, deadline);
            if (pause.isEmpty()) {
                return learn(run, claim, outcome, gate.wasAsked());
            }
            ports.clock().pause(pause.get());
        }
    }

    /** How long to wait before another try, empty when there is none. */
    private Optional<Duration> pause(PublishOutcome outcome, int retriesSoFar, Duration deadline) {
        if (!(outcome instanceof NotSent notSent) || ports.stopSignal().given().isPresent()) {
            return Optional.empty();
        }
        Duration left = deadline.minus(ports.clock().monotonic());
        return retries.delayBefore(RetryPolicy.POSTING, notSent.cause().errorClass(), retriesSoFar)
                .filter(delay -> delay.compareTo(left) < 0);
    }

    private PublishOutcome publish(RunContext run, Claim claim, GuardedGate gate) {
        try {
            return ports.publisher().publish(claim, gate);
        } catch (RuntimeException e) {
            String message = "the publisher broke its contract: " + e;
            ports.errors()
                    .record(new TrackedError(
                            "publishing",
                            "broken_contract",
                            Severity.CRITICAL,
                            message,
                            run.errorContext()
                                    .withDecision(claim.post().details().decision())));
            return gate.wasGranted()
                    ? new PublishOutcome.Unconfirmed(message)
                    : new NotSent(Hindrance.BROWSER, message);
        }
    }

    /** Only who came as far as the gate has seen that site, browser and login work. */
    private PublishOutcome learn(RunContext run, Claim claim, PublishOutcome outcome, boolean atTheGate) {
        return switch (outcome) {
            case NotSent notSent when notSent.cause() == Hindrance.SITE -> siteOrPost(run, claim, notSent);
            case NotSent notSent -> {
                guard.hindered(run, notSent.cause(), notSent.reason());
                yield outcome;
            }
            case PublishOutcome.Unconfirmed unknown -> {
                guard.unanswered(unknown.evidence());
                yield outcome;
            }
            case PublishOutcome.Confirmed confirmed -> answered(outcome);
            case PublishOutcome.ConfirmedWithoutId unread -> answered(outcome);
            case PublishOutcome.Refused refused -> atTheGate ? answered(outcome) : outcome;
            case PublishOutcome.AlreadyThere there -> answered(outcome);
            case PublishOutcome.Throttled throttled -> worked(outcome, atTheGate);
            case PublishOutcome.Rehearsed rehearsed -> worked(outcome, atTheGate);
            case PublishOutcome.GivenUp given -> worked(outcome, atTheGate);
        };
    }

    private PublishOutcome answered(PublishOutcome outcome) {
        guard.answered();
        return outcome;
    }

    private PublishOutcome worked(PublishOutcome outcome, boolean atTheGate) {
        if (atTheGate) {
            guard.worked();
        }
        return outcome;
    }

    /** Where another page comes, it lies in this post; where none does, in the site. */
    private PublishOutcome siteOrPost(RunContext run, Claim claim, NotSent notSent) {
        if (guard.look(run).isPresent()) {
            return notSent;
        }
        return claim.post().details().tries().isLastStrike()
                ? new PublishOutcome.GivenUp("given up after %d tries while the site was well; the last: %s"
                        .formatted(Tries.MOST_STRIKES, notSent.reason()))
                : new NotSent(Hindrance.PAGE, notSent.reason());
    }
}
