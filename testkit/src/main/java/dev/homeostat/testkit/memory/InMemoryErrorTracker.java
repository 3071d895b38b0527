package dev.homeostat.testkit.memory;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.domain.error.TrackedError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class InMemoryErrorTracker implements ErrorTracker {

    private final MemoryState state;
    private final List<TrackedError> recorded = new ArrayList<>();

    InMemoryErrorTracker(MemoryState state) {
        this.state = state;
    }

    @Override
    public void record(TrackedError error) {
        synchronized (state) {
            recorded.add(error);
            Map<String, String> data = new LinkedHashMap<>();
            data.put("component", error.component());
            data.put("error_type", error.kind());
            data.put("message", error.message());
            data.put("fingerprint", error.fingerprint());
            data.put("trace_id", error.context().traceId());
            error.context().jobName().ifPresent(job -> data.put("job_name", job));
            error.context().decision().ifPresent(id -> data.put("decision_id", id.toString()));
            Instant at = error.context()
                    .account()
                    .map(account -> state.accountNow(account))
                    .orElseGet(state::machineNow);
            state.events.add(error.eventType(), error.severity(), at, data);
        }
    }

    List<TrackedError> recorded() {
        synchronized (state) {
            return List.copyOf(recorded);
        }
    }
}
