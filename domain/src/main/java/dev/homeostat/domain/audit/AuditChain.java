package dev.homeostat.domain.audit;

import java.util.Optional;

/**
 * Follows the audit chain link by link and says where it is broken. Immutable.
 *
 * @param length entries followed so far, all whole
 * @param lastHash of the latest of them
 */
public record AuditChain(long length, String lastHash) {

    public static final AuditChain EMPTY = new AuditChain(0, AuditEntry.GENESIS);

    /** Why the entry cannot follow on the chain as it stands, empty when it does. */
    public Optional<String> flaw(AuditEntry next) {
        if (next.sequence() != length + 1) {
            return Optional.of("entry %d follows on entry %d".formatted(next.sequence(), length));
        }
        if (!next.previousHash().equals(lastHash)) {
            return Optional.of("entry %d does not follow on the entry before it".formatted(next.sequence()));
        }
        return next.isWhole()
                ? Optional.empty()
                : Optional.of("entry %d is not what was recorded".formatted(next.sequence()));
    }

    /** The chain with one more entry, which has no flaw. */
    public AuditChain with(AuditEntry next) {
        return new AuditChain(next.sequence(), next.hash());
    }
}
