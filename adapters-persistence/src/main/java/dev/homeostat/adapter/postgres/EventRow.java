package dev.homeostat.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.adapter.journal.Redaction;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.error.TrackedError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * An error or an event on its way into {@code system_events}, without what looks like a secret.
 *
 * @param id lets it be written again after a lost reply without being kept twice
 * @param at when it happened: machine time as this host has it, or account time
 * @param inAccountTime which of the two
 * @param fingerprint the same for errors of one cause, empty for events
 */
record EventRow(
        UUID id,
        String type,
        String severity,
        String data,
        Optional<String> account,
        Instant at,
        boolean inAccountTime,
        Optional<String> fingerprint) {

    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_VALUE = 16_000;

    /** The first condition holds should account time have changed its rate since, the second for two at once. */
    private static final String INSERT = """
            INSERT INTO homeostat.system_events (event_id, event_type, severity, event_data, created_at, account_id)
            SELECT :id, :type, :severity, CAST(:data AS jsonb),
                   CASE WHEN :inAccountTime THEN :at ELSE homeostat.account_time(:account, :at) END,
                   :account
            WHERE NOT EXISTS (SELECT FROM homeostat.system_events WHERE event_id = :id)
            ON CONFLICT (event_id, created_at) DO NOTHING
            """;

    static EventRow of(TrackedError error, UUID id, Instant now) {
        String fingerprint = error.fingerprint();
        ObjectNode data = StoreEvents.JSON.createObjectNode();
        data.put("v", StoreEvents.VERSION);
        data.put("component", error.component());
        data.put("error_type", error.kind());
        data.put("message", safe(error.message(), MAX_MESSAGE));
        data.put("job_name", error.context().jobName().orElse(null));
        data.put("decision_id", error.context().decision().map(Object::toString).orElse(null));
        data.put("fingerprint", fingerprint);
        data.put("trace_id", error.context().traceId());
        return new EventRow(
                id,
                error.eventType(),
                error.severity().word(),
                data.toString(),
                error.context().account().map(AccountId::value),
                now,
                false,
                Optional.of(fingerprint));
    }

    static EventRow of(Optional<AccountId> account, RecordedEvent event, UUID id) {
        ObjectNode data = StoreEvents.JSON.createObjectNode().put("v", StoreEvents.VERSION);
        TraceContext.traceId().ifPresent(trace -> data.put(TraceContext.TRACE_ID, trace));
        event.data().forEach((key, value) -> data.put(key, safe(value, MAX_VALUE)));
        return new EventRow(
                id,
                event.type(),
                event.severity().word(),
                data.toString(),
                account.map(AccountId::value),
                event.at(),
                true,
                Optional.empty());
    }

    /** Cut before too, so that a huge text does not keep its sender waiting. */
    private static String safe(String text, int most) {
        String redacted = StoreEvents.storable(Redaction.of(cut(text, 4 * most)));
        return redacted.length() <= most ? redacted : cut(redacted, most) + "...";
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** The same as one of several alike, of which the others are not kept. */
    EventRow standingFor(long occurrences) {
        ObjectNode counted = ((ObjectNode) parse(data)).put("occurrences", occurrences);
        return new EventRow(id, type, severity, counted.toString(), account, at, inAccountTime, fingerprint);
    }

    /** Keeps them under the time at which they happened, however late they are written. */
    static void write(Handle handle, List<EventRow> rows, Duration storeAhead) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (EventRow row : rows) {
            batch.bind("id", row.id)
                    .bind("type", row.type)
                    .bind("severity", row.severity)
                    .bind("data", row.data)
                    .bind("account", row.account)
                    .bind("inAccountTime", row.inAccountTime)
                    .bind("at", row.inAccountTime ? row.at : row.at.plus(storeAhead))
                    .add();
        }
        batch.execute();
    }

    String text() {
        ObjectNode node = StoreEvents.JSON
                .createObjectNode()
                .put("id", id.toString())
                .put("type", type)
                .put("severity", severity)
                .put("data", data)
                .put("at", at.toString())
                .put("account_time", inAccountTime);
        account.ifPresent(name -> node.put("account", name));
        fingerprint.ifPresent(print -> node.put("fingerprint", print));
        return node.toString();
    }

    /**
     * Reads what {@link #text} gave.
     *
     * @throws IllegalArgumentException when it is none of that
     */
    static EventRow parsed(String text) {
        JsonNode node = parse(text);
        try {
            return new EventRow(
                    UUID.fromString(node.path("id").asText()),
                    node.path("type").asText(),
                    node.path("severity").asText(),
                    node.path("data").asText(),
                    Optional.ofNullable(node.get("account")).map(JsonNode::asText),
                    Instant.parse(node.path("at").asText()),
                    node.path("account_time").asBoolean(),
                    Optional.ofNullable(node.get("fingerprint")).map(JsonNode::asText));
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("an event without a time", noTime);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return StoreEvents.JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("an event that is no JSON", noJson);
        }
    }
}
