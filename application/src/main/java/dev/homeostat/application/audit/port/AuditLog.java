package dev.homeostat.application.audit.port;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import dev.homeostat.domain.audit.AuditRecord;
import java.util.List;

/**
 * The audit chain: every outbound act and every change of what is allowed, append-only. What belongs to a change of
 * state is appended by the store in the transaction of that change. Implementations are thread-safe; any call may throw
 * {@link StoreUnavailable}.
 */
public interface AuditLog {

    /** Appends a record that belongs to no change of state, at the store's machine time. */
    void append(AuditRecord content);

    /** The entries after a sequence number, in order; fewer than asked for at the end. */
    List<AuditEntry> after(long sequence, int limit);

    /** How long the chain is and how it ends, as the store keeps it apart from the entries. */
    AuditChain head();
}
