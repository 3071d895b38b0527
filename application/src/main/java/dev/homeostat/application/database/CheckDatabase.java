package dev.homeostat.application.database;

import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.application.database.port.DatabaseProbe;
import dev.homeostat.application.database.port.DatabaseProbe.PoolState;
import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import dev.homeostat.application.database.port.DatabaseProbe.Reading;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.RunOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tries out the database: does it take and give back, how long does that take, what does its clock show, how many
 * connections are in use? Keeps what it finds as {@code database_health_report}, and records an error when it fails, when
 * the clocks are apart or when hardly a connection is left. Thread-safe.
 */
public final class CheckDatabase {

    /** Leases are the store's, so clocks that differ do no harm; but times in logs and tables are then hard to compare. */
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(2);

    /** Two of ten connections are there for posting and healing. */
    private static final int HARDLY_ANY_LEFT = 8;

    private static final int SLOWEST = 5;

    private final DatabaseProbe probe;
    private final ErrorTracker errors;
    private final EventRecorder events;
    private final MachineClock clock;

    public CheckDatabase(DatabaseProbe probe, ErrorTracker errors, EventRecorder events, MachineClock clock) {
        this.probe = probe;
        this.errors = errors;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Checks once.
     *
     * @throws StoreUnavailable when the database does not answer, which is recorded before
     */
    public RunOutcome execute(RunContext run) {
        Reading reading = reading(run);
        events.record(
                Optional.empty(),
                new RecordedEvent("database_health_report", Severity.INFO, clock.now(), report(reading)));
        PoolState pool = reading.load().pool();
        Duration offset = reading.clockOffset();
        if (offset.abs().compareTo(CLOCKS_MAY_DIFFER) > 0) {
            track(run, "clock_offset", Severity.WARNING, "the database's clock is %s".formatted(words(offset)));
        }
        if (pool.active() > HARDLY_ANY_LEFT) {
            track(
                    run,
                    "pool_nearly_exhausted",
                    Severity.WARNING,
                    "%d of %d connections are in use and %d callers wait"
                            .formatted(pool.active(), pool.max(), pool.waiting()));
        }
        return new RunOutcome.Success("answers in %d ms, its clock is %s, %d of %d connections are in use"
                .formatted(reading.latency().toMillis(), words(offset), pool.active(), pool.max()));
    }

    private Reading reading(RunContext run) {
        try {
            return probe.probe(clock);
        } catch (StoreUnavailable failure) {
            track(run, "probe_failed", Severity.ERROR, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private void track(RunContext run, String kind, Severity severity, String message) {
        errors.record(new TrackedError("database", kind, severity, message, run.errorContext()));
    }

    private static Map<String, String> report(Reading reading) {
        PoolState pool = reading.load().pool();
        Map<String, String> data = new TreeMap<>();
        data.put("latency_ms", Long.toString(reading.latency().toMillis()));
        data.put("clock_offset_ms", Long.toString(reading.clockOffset().toMillis()));
        data.put("pool_active", Integer.toString(pool.active()));
        data.put("pool_idle", Integer.toString(pool.idle()));
        data.put("pool_waiting", Integer.toString(pool.waiting()));
        data.put("pool_max", Integer.toString(pool.max()));
        data.put("slowest_call_sites", slowest(reading.load().statistics()));
        return data;
    }

    private static String slowest(List<QueryStatistics> statistics) {
        return statistics.stream()
                .limit(SLOWEST)
                .map(site -> "%s p95 %d ms of %d"
                        .formatted(site.callSite(), site.p95().toMillis(), site.count()))
                .collect(Collectors.joining(", "));
    }

    private static String words(Duration offset) {
        return "%d ms %s ours".formatted(offset.abs().toMillis(), offset.isNegative() ? "behind" : "ahead of");
    }
}
