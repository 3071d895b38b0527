package dev.homeostat.adapter.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import dev.homeostat.domain.audit.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Appends to the audit chain and reads it. */
final class AuditRows {

    private static final String INSERT = """
            INSERT INTO homeostat.audit_log (sequence, at, account_id, actor, act, subject, data, previous_hash, hash)
            VALUES (:sequence, :at, :account, :actor, :act, :subject, CAST(:data AS jsonb), :previous, :hash)
            """;

    private AuditRows() {}

    /** Locks the chain's end until the transaction ends, so nothing may be locked after it. */
    static void append(Handle handle, Instant machineNow, AuditRecord wanted) {
        AuditRecord content = storable(wanted);
        AuditChain before = handle.createQuery("SELECT length, last_hash FROM homeostat.audit_head FOR UPDATE")
                .map((row, context) -> chain(row))
                .one();
        AuditEntry entry = AuditEntry.seal(
                before.length() + 1, machineNow.truncatedTo(ChronoUnit.MICROS), content, before.lastHash());
        insert(handle, entry);
        handle.createUpdate("UPDATE homeostat.audit_head SET length = :length, last_hash = :hash")
                .bind("length", entry.sequence())
                .bind("hash", entry.hash())
                .execute();
    }

    private static void insert(Handle handle, AuditEntry entry) {
        AuditRecord content = entry.content();
        ObjectNode data = StoreEvents.JSON.createObjectNode();
        content.data().forEach(data::put);
        handle.createUpdate(INSERT)
                .bind("sequence", entry.sequence())
                .bind("at", entry.at())
                .bind("account", content.account().map(AccountId::value))
                .bind("actor", content.actor())
                .bind("act", content.act())
                .bind("subject", content.subject())
                .bind("data", data.toString())
                .bind("previous", entry.previousHash())
                .bind("hash", entry.hash())
                .execute();
    }

    static List<AuditEntry> after(Handle handle, long sequence, int limit) {
        return handle.createQuery(
                        "SELECT * FROM homeostat.audit_log WHERE sequence > :after ORDER BY sequence LIMIT :limit")
                .bind("after", sequence)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    static AuditChain head(Handle handle) {
        return handle.createQuery("SELECT length, last_hash FROM homeostat.audit_head")
                .map((row, context) -> chain(row))
                .one();
    }

    private static AuditChain chain(ResultSet row) throws SQLException {
        return new AuditChain(row.getLong("length"), row.getString("last_hash"));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        AuditRecord content = new AuditRecord(
                Columns.maybeText(row, "account_id").map(AccountId::new),
                row.getString("actor"),
                row.getString("act"),
                row.getString("subject"),
                StoreEvents.texts(row.getString("data")));
        return new AuditEntry(
                row.getLong("sequence"),
                Columns.instant(row, "at"),
                content,
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    /** As it comes back when it was kept; the hash is over that. */
    private static AuditRecord storable(AuditRecord content) {
        SortedMap<String, String> data = new TreeMap<>();
        content.data().forEach((key, value) -> data.put(storable(key), storable(value)));
        return new AuditRecord(
                content.account(),
                storable(content.actor()),
                storable(content.act()),
                storable(content.subject()),
                data);
    }

    /** Half a character has no encoding either. */
    private static String storable(String text) {
        return StoreEvents.storable(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
