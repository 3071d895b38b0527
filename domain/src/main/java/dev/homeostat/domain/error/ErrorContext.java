package dev.homeostat.domain.error;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.DecisionId;
import java.util.Optional;

/**
 * Where a failure happened. Every field must be answered, if only by saying that there is none.
 *
 * @param traceId joins the logs, events and rows of one run
 */
public record ErrorContext(
        Optional<AccountId> account, Optional<String> jobName, Optional<DecisionId> decision, String traceId) {

    /** A failure outside of any account, job and decision, such as during start-up. */
    public static ErrorContext ofHost(String traceId) {
        return new ErrorContext(Optional.empty(), Optional.empty(), Optional.empty(), traceId);
    }

    public ErrorContext withDecision(DecisionId decisionId) {
        return new ErrorContext(account, jobName, Optional.of(decisionId), traceId);
    }
}
