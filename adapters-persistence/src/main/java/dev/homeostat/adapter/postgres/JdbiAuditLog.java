package dev.homeostat.adapter.postgres;

import dev.homeostat.application.audit.port.AuditLog;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import dev.homeostat.domain.audit.AuditRecord;
import java.util.List;

final class JdbiAuditLog implements AuditLog {

    private final Database database;

    JdbiAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void append(AuditRecord content) {
        database.useTransaction(handle -> AuditRows.append(handle, StoreClock.ask(handle), content));
    }

    @Override
    public List<AuditEntry> after(long sequence, int limit) {
        return database.inTransaction(handle -> AuditRows.after(handle, sequence, limit));
    }

    @Override
    public AuditChain head() {
        return database.inTransaction(AuditRows::head);
    }
}
