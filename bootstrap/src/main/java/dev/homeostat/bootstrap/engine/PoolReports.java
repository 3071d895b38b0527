package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.micrometer.EngineMeters;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.QueueFinding;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import java.time.Duration;
import java.util.Optional;

/** Records what goes wrong in the pool of browsers, and counts and times the rest. Thread-safe. */
record PoolReports(ErrorTracker errors, Optional<EngineMeters> meters) implements PoolListener {

    private static final String TRACE = "browser-pool";

    @Override
    public void granted(String what, LeasePriority priority, Duration waited) {
        meters.ifPresent(counting -> counting.browserGranted(priority, waited));
    }

    @Override
    public void released(String what, LeasePriority priority, Duration held, boolean brokenOff) {
        meters.ifPresent(counting -> counting.browserReleased(priority, held, brokenOff));
    }

    @Override
    public void lasts(String what, Duration held) {
        record("lease_long", Severity.WARNING, "'%s' has held a browser for %d s".formatted(what, held.toSeconds()));
    }

    @Override
    public void ended(String what, Duration held, String why) {
        record(
                "lease_ended",
                Severity.ERROR,
                "the browser of '%s' was killed after %d s: %s".formatted(what, held.toSeconds(), why));
    }

    @Override
    public void replaced(int worker, String why) {
        meters.ifPresent(EngineMeters::browserReplaced);
    }

    @Override
    public void crowded(QueueFinding finding) {
        record(
                "queue_" + finding.kind().word(),
                finding.kind().isCritical() ? Severity.CRITICAL : Severity.WARNING,
                "%s: %s".formatted(finding.waiters().word(), finding.detail()));
    }

    private void record(String kind, Severity severity, String message) {
        errors.record(new TrackedError("browser", kind, severity, message, ErrorContext.ofHost(TRACE)));
    }
}
