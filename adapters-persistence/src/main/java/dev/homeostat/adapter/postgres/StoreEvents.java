package dev.homeostat.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.post.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Events that belong to a change of state, written in the transaction of the change. */
final class StoreEvents {

    /** Version of the keys in {@code event_data}. */
    static final int VERSION = 1;

    static final ObjectMapper JSON = new ObjectMapper();

    private StoreEvents() {}

    static void ofAccount(Handle handle, AccountRow account, RecordedEvent event) {
        write(handle, Optional.of(account.id()), event.type(), event.severity(), event.at(), event.data());
    }

    static void ofAccount(Handle handle, AccountRow account, String type, Severity severity, Map<String, String> data) {
        write(handle, Optional.of(account.id()), type, severity, account.accountNow(), data);
    }

    static void ofHost(Handle handle, Instant machineNow, String type, Severity severity, Map<String, String> data) {
        write(handle, Optional.empty(), type, severity, machineNow, data);
    }

    private static void write(
            Handle handle,
            Optional<AccountId> account,
            String type,
            Severity severity,
            Instant at,
            Map<String, String> data) {
        handle.createUpdate("""
                        INSERT INTO homeostat.system_events (event_type, severity, event_data, created_at, account_id)
                        VALUES (:type, :severity, CAST(:data AS jsonb), :at, :account)
                        """)
                .bind("type", type)
                .bind("severity", severity.word())
                .bind("data", json(data))
                .bind("at", at)
                .bind("account", account.map(AccountId::value))
                .execute();
    }

    private static String json(Map<String, String> data) {
        ObjectNode node = JSON.createObjectNode().put("v", VERSION);
        TraceContext.traceId().ifPresent(id -> node.put(TraceContext.TRACE_ID, id));
        new TreeMap<>(data).forEach((key, value) -> node.put(key, storable(value)));
        return node.toString();
    }

    /** PostgreSQL stores any character but this one. */
    static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    /** What happened to a post, in the order in which it was recorded. */
    static List<RecordedEvent> ofPost(Handle handle, PostId post) {
        return handle.createQuery("""
                        SELECT event_type, severity, created_at, event_data
                        FROM homeostat.system_events
                        WHERE event_data ->> 'post_id' = :post
                        ORDER BY seq
                        """)
                .bind("post", post.toString())
                .map((row, context) -> map(row))
                .list();
    }

    /** An event of a row with its type, severity, time and data. */
    static RecordedEvent map(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getString("event_type"),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                Columns.instant(row, "created_at"),
                data(row.getString("event_data")));
    }

    private static SortedMap<String, String> data(String json) {
        SortedMap<String, String> data = texts(json);
        data.remove("v");
        return data;
    }

    /** The values of an object that are not null. */
    static SortedMap<String, String> texts(String json) {
        try {
            SortedMap<String, String> texts = new TreeMap<>();
            JSON.readTree(json).properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
            return texts;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL gave JSON that cannot be read", impossible);
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
