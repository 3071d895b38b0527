package dev.homeostat.testkit.memory;

import dev.homeostat.application.audit.port.AuditLog;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import dev.homeostat.domain.audit.AuditRecord;
import java.util.List;

final class InMemoryAuditLog implements AuditLog {

    private final MemoryState state;

    InMemoryAuditLog(MemoryState state) {
        this.state = state;
    }

    @Override
    public void append(AuditRecord content) {
        state.transact(() -> {
            state.audit.append(state.machineNow(), content);
            return state;
        });
    }

    @Override
    public List<AuditEntry> after(long sequence, int limit) {
        return state.transact(() -> state.audit.after(sequence, limit));
    }

    @Override
    public AuditChain head() {
        return state.transact(() -> state.audit.head());
    }
}
