package dev.homeostat.application.inspection;

import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.inspection.port.SiteInspector;
import dev.homeostat.application.inspection.port.SiteInspector.Hindered;
import dev.homeostat.application.inspection.port.SiteInspector.Looked;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.publishing.SiteGuard;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.inspection.InspectionPolicy;
import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks whether the account is still logged in and whether its pages still are as the site's profile says, so that a person
 * hears of it before a post is tried. While the composer is not as described, no post is sent. Keeps what it finds as
 * {@code site_inspection_report}. Runs come one at a time.
 */
public final class InspectSite {

    private final SiteInspector inspector;
    private final SiteGuard guard;
    private final ErrorTracker errors;
    private final EventRecorder events;
    private final MachineClock clock;
    private final EngineWatcher watcher;

    public InspectSite(
            SiteInspector inspector,
            SiteGuard guard,
            ErrorTracker errors,
            EventRecorder events,
            MachineClock clock,
            EngineWatcher watcher) {
        this.inspector = inspector;
        this.guard = guard;
        this.errors = errors;
        this.events = events;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** Looks once, and a second time where something seems to be missing. */
    public RunOutcome execute(RunContext run) {
        Optional<RunOutcome.Skipped> wait = guard.reasonToWait(run);
        if (wait.isPresent()) {
            return wait.get();
        }
        run.phase("look");
        return switch (inspector.inspect()) {
            case Hindered hindered -> hindered(run, hindered);
            case Looked looked when looked.missing().isEmpty() -> looked(run, looked, List.of());
            case Looked looked -> again(run, looked);
        };
    }

    private RunOutcome again(RunContext run, Looked first) {
        run.phase("look again");
        return switch (inspector.inspect()) {
            case Hindered hindered -> hindered(run, hindered);
            case Looked second -> looked(run, second, InspectionPolicy.confirmed(first.missing(), second.missing()));
        };
    }

    private RunOutcome hindered(RunContext run, Hindered hindered) {
        if (hindered.cause() == Hindrance.BUSY) {
            return new RunOutcome.Skipped(SkipReason.DEPENDENCY, hindered.detail());
        }
        guard.hindered(run, hindered.cause(), hindered.detail());
        errors.record(
                new TrackedError("site", "not_inspected", Severity.WARNING, hindered.detail(), run.errorContext()));
        if (hindered.cause() == Hindrance.LOGIN) {
            watcher.saw(new EngineEvent.LoginLost(hindered.detail()));
        }
        return new RunOutcome.Failure(FailureKind.TRANSIENT, hindered.detail());
    }

    private RunOutcome looked(RunContext run, Looked looked, List<MissingElement> missing) {
        Instant now = clock.now();
        guard.worked();
        guard.holdWhileMissing(
                missing.stream().filter(InspectionPolicy::keepsFromSending).toList());
        events.record(
                Optional.empty(),
                new RecordedEvent("site_inspection_report", Severity.INFO, now, report(looked, missing)));
        if (!missing.isEmpty()) {
            errors.record(new TrackedError(
                    "site", "layout_changed", severity(missing), sentence(missing), run.errorContext()));
        }
        watcher.saw(new EngineEvent.SiteInspected(
                missing, looked.loginEnds().filter(end -> InspectionPolicy.endsSoon(end, now))));
        return new RunOutcome.Success(line(looked, missing, now));
    }

    private static Severity severity(List<MissingElement> missing) {
        return missing.stream().anyMatch(InspectionPolicy::keepsFromSending) ? Severity.CRITICAL : Severity.ERROR;
    }

    private static String sentence(List<MissingElement> missing) {
        return missing.stream()
                .map(element -> "%s: %s".formatted(element.field(), element.detail()))
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> report(Looked looked, List<MissingElement> missing) {
        Map<String, String> data = new TreeMap<>();
        data.put("found", Integer.toString(looked.found()));
        data.put("missing", fields(missing));
        data.put("unseen", Integer.toString(looked.unseen()));
        looked.loginEnds().ifPresent(end -> data.put("login_ends", end.toString()));
        return data;
    }

    private static String fields(List<MissingElement> missing) {
        return missing.stream().map(MissingElement::field).collect(Collectors.joining(", "));
    }

    private static String line(Looked looked, List<MissingElement> missing, Instant now) {
        return "logged in%s, %d fields of the profile found, %s missing%s"
                .formatted(
                        looked.loginEnds()
                                .map(end -> " for another %d h"
                                        .formatted(Duration.between(now, end).toHours()))
                                .orElse(""),
                        looked.found(),
                        missing.isEmpty() ? "none" : fields(missing),
                        looked.unseen() == 0 ? "" : ", %d not seen".formatted(looked.unseen()));
    }
}
