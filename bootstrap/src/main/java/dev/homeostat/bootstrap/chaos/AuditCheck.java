package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.Homeostat;
import dev.homeostat.application.audit.VerifyAudit;
import java.util.Optional;

/** Whether the audit chain is whole after a run. */
record AuditCheck(boolean isWhole, String detail) {

    static AuditCheck of(Homeostat homeostat) {
        return switch (homeostat.verifyAudit(Optional.empty())) {
            case VerifyAudit.Answer.Whole whole ->
                new AuditCheck(true, "%d entries".formatted(whole.chain().length()));
            case VerifyAudit.Answer.Broken broken -> new AuditCheck(false, broken.flaw());
        };
    }

    String word() {
        return isWhole ? "whole" : "broken";
    }
}
