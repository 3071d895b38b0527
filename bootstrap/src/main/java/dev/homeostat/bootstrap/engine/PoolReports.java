package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.micrometer.EngineMeters;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.PoolWindow;
import dev.homeostat.domain.browserlease.QueueFinding;
import dev.homeostat.domain.browserlease.Resize;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records what goes wrong in the pool of browsers, and counts and times the rest. Thread-safe. */
record PoolReports(ErrorTracker errors, EventRecorder events, MachineClock clock, Optional<EngineMeters> meters)
        implements PoolListener {

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

    @Override
    public void measured(PoolWindow window, Resize resize) {
        Map<String, String> data = new TreeMap<>();
        data.put("browsers", Integer.toString(window.browsers()));
        data.put("minutes", Long.toString(window.length().toMinutes()));
        data.put("asked", Integer.toString(window.asked()));
        data.put("mean_seconds", seconds(window.meanTime()));
        data.put("utilization", String.format(Locale.ROOT, "%.3f", window.utilization()));
        data.put("free_bytes", Long.toString(window.freeBytes()));
        data.put("browser_bytes", Long.toString(window.browserBytes()));
        data.put("change", Integer.toString(change(resize)));
        data.put("reason", resize.reason());
        window.waits().forEach((priority, wait) -> data.put("wait_p95_seconds_" + priority, seconds(wait)));
        events.record(
                Optional.empty(),
                new RecordedEvent("browser_pool_report", Severity.INFO, clock.now(), Map.copyOf(data)));
    }

    private static int change(Resize resize) {
        return switch (resize) {
            case Resize.Grow grow -> 1;
            case Resize.Shrink shrink -> -1;
            case Resize.Stay stay -> 0;
        };
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1e3);
    }

    private void record(String kind, Severity severity, String message) {
        errors.record(new TrackedError("browser", kind, severity, message, ErrorContext.ofHost(TRACE)));
    }
}
