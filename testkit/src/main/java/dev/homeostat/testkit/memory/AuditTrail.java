package dev.homeostat.testkit.memory;

import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import dev.homeostat.domain.audit.AuditRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The audit chain, entry by entry. */
final class AuditTrail {

    private final List<AuditEntry> entries = new ArrayList<>();
    private AuditChain head = AuditChain.EMPTY;

    void append(Instant machineNow, AuditRecord content) {
        AuditEntry entry =
                AuditEntry.seal(head.length() + 1, machineNow.truncatedTo(ChronoUnit.MICROS), content, head.lastHash());
        entries.add(entry);
        head = head.with(entry);
    }

    List<AuditEntry> after(long sequence, int limit) {
        return entries.stream().skip(sequence).limit(limit).toList();
    }

    AuditChain head() {
        return head;
    }
}
