package dev.homeostat.testkit.memory;

import dev.homeostat.application.job.TraceContext;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.post.PostId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every event, in the order of recording, and at hand by its post. */
final class EventLog {

    private final List<RecordedEvent> all = new ArrayList<>();
    private final Map<String, List<RecordedEvent>> byPost = new HashMap<>();

    /** As in the real store, it bears the trace of what caused it. */
    void add(RecordedEvent told) {
        RecordedEvent event = TraceContext.traceId().map(id -> traced(told, id)).orElse(told);
        all.add(event);
        Optional.ofNullable(event.data().get("post_id"))
                .ifPresent(post ->
                        byPost.computeIfAbsent(post, key -> new ArrayList<>()).add(event));
    }

    void add(String type, Severity severity, Instant at, Map<String, String> data) {
        add(new RecordedEvent(type, severity, at, data));
    }

    private static RecordedEvent traced(RecordedEvent event, String id) {
        SortedMap<String, String> data = new TreeMap<>(event.data());
        data.putIfAbsent(TraceContext.TRACE_ID, id);
        return new RecordedEvent(event.type(), event.severity(), event.at(), data);
    }

    /** Drops the months before that one; returns those of which there was anything. */
    List<YearMonth> dropBefore(YearMonth first) {
        List<YearMonth> dropped = all.stream()
                .map(EventLog::month)
                .filter(month -> month.isBefore(first))
                .distinct()
                .sorted()
                .toList();
        all.removeIf(event -> month(event).isBefore(first));
        byPost.values().forEach(events -> events.removeIf(event -> month(event).isBefore(first)));
        return dropped;
    }

    private static YearMonth month(RecordedEvent event) {
        return YearMonth.from(event.at().atOffset(ZoneOffset.UTC));
    }

    List<RecordedEvent> all() {
        return List.copyOf(all);
    }

    List<RecordedEvent> of(PostId post) {
        return List.copyOf(byPost.getOrDefault(post.toString(), List.of()));
    }
}
