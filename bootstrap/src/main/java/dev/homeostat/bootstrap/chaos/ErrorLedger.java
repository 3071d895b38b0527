package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.bootstrap.postgres.ServerOutage.KeptError;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes every error that an engine records, to be compared with those that were kept. Errors of its own, numbered, tell
 * whether they were kept in order. Thread-safe.
 */
final class ErrorLedger {

    private static final String COMPONENT = "chaos";
    private static final String KIND = "marker";
    private static final String MARKER = "error_%s_%s".formatted(COMPONENT, KIND);
    private static final String TRACE = "marker-";

    private final List<TrackedError> recorded = new ArrayList<>();
    private ErrorTracker tracker;
    private int markers;

    /** A ledger before a tracker. */
    ErrorLedger(ErrorTracker tracker) {
        this.tracker = tracker;
    }

    /** Puts itself before the tracker of the ports, instead of the one before. */
    synchronized StorePorts listen(StorePorts ports) {
        tracker = ports.errors();
        return new StorePorts(
                ports.accounts(),
                ports.tenures(),
                ports.controls(),
                ports.posts(),
                ports.desk(),
                ports.plan(),
                ports.engagement(),
                ports.learning(),
                ports.heartbeats(),
                ports.moderation(),
                ports.audit(),
                ports.notices(),
                this::record,
                ports.events(),
                ports.probe(),
                ports.retention());
    }

    /** Records an error with the next number. */
    synchronized void mark() {
        markers++;
        record(new TrackedError(
                COMPONENT, KIND, Severity.INFO, "marker %d".formatted(markers), ErrorContext.ofHost(TRACE + markers)));
    }

    private synchronized void record(TrackedError error) {
        recorded.add(error);
        tracker.record(error);
    }

    /**
     * How what was recorded compares with what was kept.
     *
     * @param missing recorded and not kept
     * @param twice kept more often than recorded
     * @param outOfOrder markers that were kept before one with a lower number
     */
    record Tally(int recorded, int missing, int twice, int outOfOrder) {

        boolean isEven() {
            return missing == 0 && twice == 0 && outOfOrder == 0;
        }
    }

    synchronized Tally compare(List<KeptError> kept) {
        Map<List<String>, Long> left = new HashMap<>();
        recorded.forEach(
                error -> left.merge(List.of(error.eventType(), error.context().traceId()), 1L, Long::sum));
        for (KeptError error : kept) {
            left.computeIfPresent(List.of(error.type(), error.traceId()), (key, count) -> count - error.occurrences());
        }
        long missing = left.values().stream()
                .filter(count -> count > 0)
                .mapToLong(Long::longValue)
                .sum();
        long twice = -left.values().stream()
                .filter(count -> count < 0)
                .mapToLong(Long::longValue)
                .sum();
        return new Tally(recorded.size(), Math.toIntExact(missing), Math.toIntExact(twice), outOfOrder(kept));
    }

    private static int outOfOrder(List<KeptError> kept) {
        List<Integer> numbers = kept.stream()
                .filter(error -> error.type().equals(MARKER))
                .map(error -> Integer.valueOf(error.traceId().substring(TRACE.length())))
                .toList();
        int descents = 0;
        for (int i = 1; i < numbers.size(); i++) {
            descents += numbers.get(i) < numbers.get(i - 1) ? 1 : 0;
        }
        return descents;
    }
}
