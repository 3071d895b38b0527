package dev.homeostat.application.watch;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import java.util.Optional;

/** Keeps a watcher that fails from disturbing what it watches; its failures are tracked. */
public final class GuardedWatcher implements EngineWatcher {

    private final EngineWatcher watcher;
    private final AccountId account;
    private final ErrorTracker errors;

    public GuardedWatcher(EngineWatcher watcher, AccountId account, ErrorTracker errors) {
        this.watcher = watcher;
        this.account = account;
        this.errors = errors;
    }

    @Override
    public void saw(EngineEvent event) {
        try {
            watcher.saw(event);
        } catch (RuntimeException e) {
            String what = "%s, told of %s".formatted(e, event.getClass().getSimpleName());
            ErrorContext context = new ErrorContext(
                    Optional.of(account),
                    Optional.empty(),
                    Optional.empty(),
                    TraceContext.traceId().orElse("watcher"));
            errors.record(new TrackedError("engine", "watcher_failed", Severity.WARNING, what, context));
        }
    }
}
