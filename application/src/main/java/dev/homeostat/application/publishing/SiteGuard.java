package dev.homeostat.application.publishing;

import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.application.publishing.port.SiteProbe.Obstacle;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.AutoStopPolicy;
import dev.homeostat.domain.control.Stop;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.job.RunOutcome.Skipped;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Learns from every use of the site whether it may be used: trouble of the infrastructure makes it wait behind circuit
 * breakers and goes on by itself, a cause in the account stops the account until a person acts. Thread-safe.
 */
public final class SiteGuard {

    private static final List<Dependency> NEEDED = List.of(Dependency.BROWSER, Dependency.SITE, Dependency.LOGIN);

    private final CircuitBreakers breakers;
    private final SiteProbe probe;
    private final ControlPanel controls;
    private final ErrorTracker errors;
    private final EngineWatcher watcher;
    private volatile List<MissingElement> missing = List.of();

    public SiteGuard(
            CircuitBreakers breakers,
            SiteProbe probe,
            ControlPanel controls,
            ErrorTracker errors,
            EngineWatcher watcher) {
        this.breakers = breakers;
        this.probe = probe;
        this.controls = controls;
        this.errors = errors;
        this.watcher = watcher;
    }

    /**
     * Why the site is not to be used now, not even read, empty when it may. Where a probe is due this makes it, with a
     * page that changes nothing.
     */
    public Optional<Skipped> reasonToWait(RunContext run) {
        Optional<StopCause> stopped =
                controls.read(run.account()).stop().map(Stop::cause).filter(StopCause::keepsAway);
        if (stopped.isPresent()) {
            return stopped.map(cause -> new Skipped(SkipReason.HELD, "the account is stopped: " + cause.phrase()));
        }
        Optional<Duration> asked = probe.askedToWait();
        if (asked.isPresent()) {
            return asked.map(wait -> new Skipped(
                    SkipReason.HELD, "the site asked to come later, in %d s".formatted(wait.toSeconds() + 1)));
        }
        for (Dependency needed : NEEDED) {
            Optional<Skipped> reason =
                    switch (breakers.status(needed)) {
                        case BreakerStatus.Closed closed -> Optional.empty();
                        case BreakerStatus.Open open -> Optional.of(waiting(needed, "until " + open.until()));
                        case BreakerStatus.ProbeDue due -> probe(run, needed);
                    };
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /**
     * Why no post is to be sent now though the site may be used, empty when one may. Only a post can prove that the site
     * takes posts, so when a probe is due the next one is it.
     */
    Optional<Skipped> reasonNotToSend() {
        List<MissingElement> lacking = missing;
        if (!lacking.isEmpty()) {
            return Optional.of(new Skipped(
                    SkipReason.DEPENDENCY,
                    "the composer is not as the site's profile says: %s"
                            .formatted(
                                    lacking.stream().map(MissingElement::field).collect(Collectors.joining(", ")))));
        }
        return switch (breakers.status(Dependency.PUBLISHING)) {
            case BreakerStatus.Closed closed -> Optional.empty();
            case BreakerStatus.Open open -> Optional.of(waiting(Dependency.PUBLISHING, "until " + open.until()));
            case BreakerStatus.ProbeDue due -> {
                breakers.beginProbe(Dependency.PUBLISHING);
                yield Optional.empty();
            }
        };
    }

    private Optional<Skipped> probe(RunContext run, Dependency needed) {
        return breakers.beginProbe(needed)
                ? look(run).map(obstacle -> waiting(needed, "the probe met: " + obstacle.detail()))
                : Optional.of(waiting(needed, "while somebody probes"));
    }

    private static Skipped waiting(Dependency dependency, String detail) {
        return new Skipped(
                SkipReason.DEPENDENCY, "the circuit breaker of %s is open, %s".formatted(dependency.phrase(), detail));
    }

    /** Opens one page that changes nothing, and learns from what it shows. */
    public Optional<Obstacle> look(RunContext run) {
        Optional<Obstacle> obstacle = probe.probe();
        obstacle.ifPresentOrElse(met -> hindered(run, met.cause(), met.detail()), this::worked);
        return obstacle;
    }

    /** The site gave a proper answer to somebody logged in. */
    public void worked() {
        NEEDED.forEach(breakers::succeeded);
    }

    /**
     * Something kept the site from being used.
     *
     * @param detail one line for people; it may quote the site
     */
    public void hindered(RunContext run, Hindrance cause, String detail) {
        cause.stops().ifPresent(stop -> stop(run, stop, detail));
        blamed(cause).ifPresent(dependency -> breakers.failed(dependency, detail));
    }

    /** Nobody knows what became of what was sent. */
    public void unanswered(String detail) {
        breakers.failed(Dependency.SITE, detail);
        breakers.failed(Dependency.PUBLISHING, detail);
    }

    /** No post is sent while something is missing that it takes; empty when nothing is. */
    public void holdWhileMissing(List<MissingElement> lacking) {
        missing = List.copyOf(lacking);
    }

    /** The site gave a proper answer to a post, whatever it was. */
    void answered() {
        worked();
        breakers.succeeded(Dependency.PUBLISHING);
    }

    private static Optional<Dependency> blamed(Hindrance cause) {
        return switch (cause) {
            case SITE -> Optional.of(Dependency.SITE);
            case BROWSER -> Optional.of(Dependency.BROWSER);
            case LOGIN -> Optional.of(Dependency.LOGIN);
            case HELD, FENCED, LATE, PAGE, THROTTLED, BUSY, STORE, CAPTCHA, CHALLENGE, LOCKED, SUSPENDED ->
                Optional.empty();
        };
    }

    /** So many posts wait for a person because reading could not tell what became of them. */
    public void unresolved(RunContext run, int forPerson) {
        AutoStopPolicy.ofUnresolved(forPerson)
                .ifPresent(stop -> stop(run, stop, "%d posts wait for a person".formatted(forPerson)));
    }

    /**
     * Stops the account until a person resumes it.
     *
     * @return whether the store keeps it; where not, the next one who meets the cause stops it
     */
    public boolean stop(RunContext run, StopCause cause, String detail) {
        try {
            if (!cause.isGraverThan(controls.read(run.account()).stop())) {
                return true;
            }
            controls.stop(run.account(), cause, detail);
            track(run, "stopped", cause.reason(detail));
            watcher.saw(new EngineEvent.AccountStopped(cause, detail));
            return true;
        } catch (StoreUnavailable e) {
            track(run, "stop_not_kept", "%s; %s".formatted(cause.reason(detail), e.getMessage()));
            return false;
        }
    }

    private void track(RunContext run, String kind, String message) {
        errors.record(new TrackedError("account", kind, Severity.CRITICAL, message, run.errorContext()));
    }
}
