package dev.homeostat.adapter.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.error.TrackedError;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A failure on its way into {@code system_events}.
 *
 * @param id lets it be written again after a lost reply without being kept twice
 * @param seenNanos {@link System#nanoTime()} when it was recorded
 */
record ErrorRow(UUID id, String type, String severity, String data, Optional<String> account, long seenNanos) {

    private static final int MAX_MESSAGE = 2_000;

    /** Only one thread writes errors, so that nobody can come between the question and the insert. */
    private static final String INSERT = """
            INSERT INTO homeostat.system_events (event_id, event_type, severity, event_data, created_at, account_id)
            SELECT :id, :type, :severity, CAST(:data AS jsonb),
                   homeostat.account_time(:account, homeostat.now() - :ageMicros * interval '1 microsecond'),
                   :account
            WHERE NOT EXISTS (SELECT FROM homeostat.system_events WHERE event_id = :id)
            """;

    static ErrorRow of(TrackedError error, UUID id, long nanos) {
        return new ErrorRow(
                id,
                error.eventType(),
                error.severity().word(),
                json(error),
                error.context().account().map(AccountId::value),
                nanos);
    }

    private static String json(TrackedError error) {
        ObjectNode data = StoreEvents.JSON.createObjectNode();
        data.put("v", StoreEvents.VERSION);
        data.put("component", error.component());
        data.put("error_type", error.kind());
        data.put("message", message(error));
        data.put("job_name", error.context().jobName().orElse(null));
        data.put("decision_id", error.context().decision().map(Object::toString).orElse(null));
        data.put("fingerprint", error.fingerprint());
        data.put("trace_id", error.context().traceId());
        return data.toString();
    }

    private static String message(TrackedError error) {
        String redacted = StoreEvents.storable(Redaction.of(error.message()));
        return redacted.length() <= MAX_MESSAGE ? redacted : redacted.substring(0, MAX_MESSAGE) + "...";
    }

    /** Keeps it under the time at which it happened, however late it is written. */
    void write(Handle handle, long nanosNow) {
        handle.createUpdate(INSERT)
                .bind("id", id)
                .bind("type", type)
                .bind("severity", severity)
                .bind("data", data)
                .bind("account", account)
                .bind("ageMicros", Math.max(0, nanosNow - seenNanos) / 1_000)
                .execute();
    }
}
