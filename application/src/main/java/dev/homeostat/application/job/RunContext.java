package dev.homeostat.application.job;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.RunId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * In whose name a run acts, and the id that joins all it does.
 *
 * @param phases is told the name of each part of the run as it begins
 */
public record RunContext(RunId id, JobName job, Tenure tenure, Consumer<String> phases) {

    public AccountId account() {
        return tenure.account();
    }

    /** A part of the run begins; its time is kept with the run. */
    public void phase(String name) {
        phases.accept(name);
    }

    public ErrorContext errorContext() {
        return new ErrorContext(Optional.of(account()), Optional.of(job.value()), Optional.empty(), id.toString());
    }
}
