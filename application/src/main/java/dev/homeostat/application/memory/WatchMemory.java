package dev.homeostat.application.memory;

import dev.homeostat.application.alert.EngineNotices;
import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.memory.port.MemoryMeter;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.memory.MemoryPolicy;
import dev.homeostat.domain.memory.MemoryReading;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the memory of the whole program, records it as the event {@code memory_report} and says when it is too much.
 * Run it every minute; runs come one at a time.
 */
public final class WatchMemory {

    private static final Logger LOG = LoggerFactory.getLogger(WatchMemory.class);
    private static final long MEBIBYTE = 1 << 20;

    private final MemoryMeter meter;
    private final MemoryPolicy policy;
    private final EventRecorder events;
    private final ErrorTracker errors;
    private final EngineNotices notices;
    private final MachineClock clock;
    private Optional<MemoryPolicy.Report> latest = Optional.empty();
    private boolean tooMuch;
    private boolean toldThatItCannot;

    public WatchMemory(
            MemoryMeter meter,
            MemoryPolicy policy,
            EventRecorder events,
            ErrorTracker errors,
            EngineNotices notices,
            MachineClock clock) {
        this.meter = meter;
        this.policy = policy;
        this.events = events;
        this.errors = errors;
        this.notices = notices;
        this.clock = clock;
    }

    /** Measures once. Where it cannot be measured it says so once and does nothing. */
    public void execute() {
        meter.measure().ifPresentOrElse(this::look, this::cannot);
    }

    private void look(MemoryReading reading) {
        if (policy.isWorthARecord(reading, latest, clock.monotonic())) {
            latest = Optional.of(new MemoryPolicy.Report(reading, clock.monotonic()));
            events.record(Optional.empty(), report(reading));
        }
        boolean before = tooMuch;
        tooMuch = policy.isTooMuch(reading, before);
        if (tooMuch && !before) {
            errors.record(new TrackedError(
                    "memory", "high", Severity.WARNING, inWords(reading), ErrorContext.ofHost("memory-watch")));
        }
        notices.memory(tooMuch, inWords(reading));
    }

    private RecordedEvent report(MemoryReading reading) {
        return new RecordedEvent(
                "memory_report",
                Severity.INFO,
                clock.now(),
                Map.of(
                        "jvm_bytes", Long.toString(reading.jvmBytes()),
                        "browser_bytes", Long.toString(reading.browserBytes()),
                        "total_bytes", Long.toString(reading.totalBytes()),
                        "processes", Integer.toString(reading.processes())));
    }

    private String inWords(MemoryReading reading) {
        return "%d processes take %d MiB, of which the JVM %d MiB and the browser %d MiB; the limit is %d MiB"
                .formatted(
                        reading.processes(),
                        reading.totalBytes() / MEBIBYTE,
                        reading.jvmBytes() / MEBIBYTE,
                        reading.browserBytes() / MEBIBYTE,
                        policy.warnAbove() / MEBIBYTE);
    }

    private void cannot() {
        if (!toldThatItCannot) {
            toldThatItCannot = true;
            LOG.info("the memory of the program cannot be measured on this system, and is not watched");
        }
    }
}
