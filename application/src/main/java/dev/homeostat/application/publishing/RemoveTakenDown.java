package dev.homeostat.application.publishing;

import dev.homeostat.application.control.port.StopSignal;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.application.moderation.port.ModerationDesk;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.application.publishing.port.PostRemover;
import dev.homeostat.application.publishing.port.PostRemover.Removal;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Removes from the site what a person had taken down. Runs come one at a time. */
public final class RemoveTakenDown {

    private final ModerationDesk desk;
    private final PostRemover remover;
    private final SiteGuard guard;
    private final StopSignal stopSignal;
    private final ErrorTracker errors;
    private final Duration within;
    private final Duration untilShown;
    private final EngineWatcher watcher;
    private final Set<SitePostId> unsupported = new HashSet<>();

    /**
     * Removes for one account.
     *
     * @param within machine time for one item
     * @param untilShown machine time from an attempt's beginning after which its item is shown, if it stands there
     */
    public RemoveTakenDown(
            ModerationDesk desk,
            PostRemover remover,
            SiteGuard guard,
            StopSignal stopSignal,
            ErrorTracker errors,
            Duration within,
            Duration untilShown,
            EngineWatcher watcher) {
        this.desk = desk;
        this.remover = remover;
        this.guard = guard;
        this.stopSignal = stopSignal;
        this.errors = errors;
        this.within = within;
        this.untilShown = untilShown;
        this.watcher = watcher;
    }

    /** How it goes on after an item. */
    private enum Step {
        GONE,
        /** It lies in this item, which is tried again at the next run. */
        STAYS,
        /** It does not lie in the item: the others would fare alike. */
        STOP
    }

    /** Removes one item after the other, as long as the site can be used; gives how many are gone. */
    public int execute(RunContext run) {
        int removed = 0;
        for (ModerationDesk.Removal due : desk.removals(run.account())) {
            switch (TraceContext.of(due.post()).call(() -> remove(run, due))) {
                case GONE -> removed++;
                case STAYS -> {}
                case STOP -> {
                    return removed;
                }
            }
        }
        return removed;
    }

    private Step remove(RunContext run, ModerationDesk.Removal due) {
        Removal removal = ask(run, due);
        watcher.saw(new EngineEvent.ItemRemoved(due.post(), due.item(), removal));
        return switch (removal) {
            case Removal.Removed(String evidence) -> gone(run, due, evidence);
            case Removal.Absent(String evidence) -> absent(run, due, evidence);
            case Removal.NotBegun(Hindrance cause, String reason) -> notBegun(run, due, cause, reason);
            case Removal.Unknown(String evidence) -> {
                notRemoved(run, due, "unknown", evidence);
                yield siteOrItem(run);
            }
            case Removal.NotSupported() -> {
                if (unsupported.add(due.item())) {
                    notRemoved(run, due, "not_supported", "the site's profile does not say how to remove an item");
                }
                yield Step.STAYS;
            }
        };
    }

    private Step gone(RunContext run, ModerationDesk.Removal due, String evidence) {
        guard.worked();
        desk.removed(run.tenure(), due.item(), evidence);
        return Step.GONE;
    }

    /** One that is not shown yet would stand there later. */
    private Step absent(RunContext run, ModerationDesk.Removal due, String evidence) {
        if (due.age().compareTo(untilShown) < 0) {
            return Step.STAYS;
        }
        track(
                run,
                "absent",
                Severity.WARNING,
                "item %s of post %s was not shown when it was to be removed and counts as gone: %s"
                        .formatted(due.item(), due.post(), evidence));
        return gone(run, due, "it was gone before: " + evidence);
    }

    private Step notBegun(RunContext run, ModerationDesk.Removal due, Hindrance cause, String reason) {
        // What somebody holds is removed when nothing holds it any more.
        if (cause != Hindrance.HELD) {
            notRemoved(run, due, "not_begun", reason);
        }
        return switch (cause) {
            case PAGE -> Step.STAYS;
            case SITE -> siteOrItem(run);
            case HELD, FENCED, LATE, LOGIN, THROTTLED, BROWSER, BUSY, STORE, CAPTCHA, CHALLENGE, LOCKED, SUSPENDED -> {
                guard.hindered(run, cause, reason);
                yield Step.STOP;
            }
        };
    }

    /** Where another page comes, it lies in this item; where none does, in the site. */
    private Step siteOrItem(RunContext run) {
        return guard.look(run).isPresent() ? Step.STOP : Step.STAYS;
    }

    private Removal ask(RunContext run, ModerationDesk.Removal due) {
        try {
            return remover.remove(due.item(), within, gate(run, due));
        } catch (RuntimeException e) {
            return new Removal.Unknown("the remover broke its contract: " + e);
        }
    }

    private void notRemoved(RunContext run, ModerationDesk.Removal due, String kind, String reason) {
        desk.notRemoved(run.tenure(), due.item(), reason);
        track(
                run,
                kind,
                Severity.ERROR,
                "item %s of post %s still stands on the site: %s".formatted(due.item(), due.post(), reason));
    }

    private void track(RunContext run, String kind, Severity severity, String message) {
        errors.record(new TrackedError("removal", kind, severity, message, run.errorContext()));
    }

    private ClickGate gate(RunContext run, ModerationDesk.Removal due) {
        return new ClickGate() {
            @Override
            public Authorization open() {
                Authorization answer = authorize(run, due);
                Optional<String> stop = stopSignal.given();
                return stop.<Authorization>map(why -> new Authorization.Denied(Hindrance.HELD, why))
                        .orElse(answer);
            }

            @Override
            public void stage(Stage stage) {
                // A removal has no stages that anybody follows.
            }
        };
    }

    private Authorization authorize(RunContext run, ModerationDesk.Removal due) {
        try {
            return desk.authorizeRemoval(run.tenure(), due.item());
        } catch (StoreUnavailable e) {
            return new Authorization.Denied(Hindrance.STORE, "the store did not give leave: " + e.getMessage());
        }
    }
}
