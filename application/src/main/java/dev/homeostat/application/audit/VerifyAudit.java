package dev.homeostat.application.audit;

import dev.homeostat.application.audit.port.AuditLog;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import java.util.List;
import java.util.Optional;

/** Follows the audit chain from its first entry to its end. Thread-safe. */
public final class VerifyAudit {

    private static final int AT_ONCE = 1_000;

    private final AuditLog log;

    public VerifyAudit(AuditLog log) {
        this.log = log;
    }

    /**
     * Checks every entry, then that the chain ends where it should.
     *
     * @param witness how the chain once stood, kept elsewhere; only this can show that a whole end was cut off together
     *     with the store's own note of it
     */
    public Answer execute(Optional<AuditChain> witness) {
        AuditChain head = log.head();
        AuditChain chain = AuditChain.EMPTY;
        boolean witnessed = witness.isEmpty() || witness.get().equals(chain);
        boolean headSeen = head.equals(chain);
        for (List<AuditEntry> some = log.after(0, AT_ONCE);
                !some.isEmpty();
                some = log.after(chain.length(), AT_ONCE)) {
            for (AuditEntry entry : some) {
                Optional<String> flaw = chain.flaw(entry);
                if (flaw.isPresent()) {
                    return new Answer.Broken(chain, flaw.get());
                }
                chain = chain.with(entry);
                witnessed = witnessed || witness.get().equals(chain);
                headSeen = headSeen || head.equals(chain);
            }
        }
        return ending(chain, head, headSeen, witnessed);
    }

    /**
     * What is appended while the chain is read makes it longer than its head was before, but never longer than its head
     * is afterwards.
     */
    private Answer ending(AuditChain chain, AuditChain head, boolean headSeen, boolean witnessed) {
        if (chain.length() < head.length()) {
            return new Answer.Broken(chain, "%d entries at the end are gone".formatted(head.length() - chain.length()));
        }
        if (!headSeen) {
            return new Answer.Broken(chain, "entry %d is not the one that was recorded last".formatted(head.length()));
        }
        if (chain.length() > log.head().length()) {
            return new Answer.Broken(chain, "entries were put to the end that nobody recorded");
        }
        return witnessed
                ? new Answer.Whole(chain)
                : new Answer.Broken(chain, "the chain never stood as the witness says");
    }

    /** What was found. */
    public sealed interface Answer {
        record Whole(AuditChain chain) implements Answer {}

        /**
         * The chain is broken.
         *
         * @param sound the part before the flaw
         */
        record Broken(AuditChain sound, String flaw) implements Answer {}
    }
}
