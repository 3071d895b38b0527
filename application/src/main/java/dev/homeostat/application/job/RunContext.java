package dev.homeostat.application.job;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.RunId;
import java.util.Optional;

/** In whose name a run acts, and the id that joins all it does. */
public record RunContext(RunId id, JobName job, Tenure tenure) {

    public AccountId account() {
        return tenure.account();
    }

    public ErrorContext errorContext() {
        return new ErrorContext(Optional.of(account()), Optional.of(job.value()), Optional.empty(), id.toString());
    }
}
