package dev.homeostat.application.job;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.SchedulePolicy;
import dev.homeostat.domain.watch.JobFinding;
import dev.homeostat.domain.watch.JobHistory;
import dev.homeostat.domain.watch.JobWatchPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks whether the engine's jobs run as they should, from what this process saw of them, and says what is found and what
 * is over. Runs come one at a time.
 */
public final class WatchJobs {

    private final AccountId account;
    private final JobLog log;
    private final MachineClock clock;
    private final ErrorTracker errors;
    private final List<JobDefinition> jobs;
    private final EngineWatcher watcher;
    private final Map<JobName, Judged> judged = new HashMap<>();
    private Set<Matter> known = new HashSet<>();

    /** A finding without its detail, by which it is the same from round to round. */
    private record Matter(JobName job, JobFinding.Kind kind) {
        static Matter of(JobFinding finding) {
            return new Matter(finding.job(), finding.kind());
        }
    }

    /** What was found in these runs. */
    private record Judged(List<JobRun> runs, List<JobFinding> findings) {}

    public WatchJobs(
            AccountId account,
            JobLog log,
            MachineClock clock,
            ErrorTracker errors,
            List<JobDefinition> jobs,
            EngineWatcher watcher) {
        this.account = account;
        this.log = log;
        this.clock = clock;
        this.errors = errors;
        this.jobs = List.copyOf(jobs);
        this.watcher = watcher;
    }

    /** Since when the engine runs the jobs. */
    public record Period(JobClock clock, Instant anchor) {}

    /** Looks once. */
    public void execute(Period period) {
        Instant now = period.clock().accountAt(this.clock.monotonic());
        List<JobFinding> findings = jobs.stream()
                .flatMap(job -> Stream.concat(ofNow(job, period, now).stream(), ofRuns(job).stream()))
                .toList();
        findings.stream().filter(finding -> !known.contains(Matter.of(finding))).forEach(this::track);
        known = findings.stream().map(Matter::of).collect(Collectors.toCollection(HashSet::new));
        watcher.saw(new EngineEvent.JobsWatched(
                jobs.stream().map(JobDefinition::name).toList(), findings));
    }

    private List<JobFinding> ofNow(JobDefinition job, Period period, Instant now) {
        List<JobRun> latest = log.latest(job.name());
        JobHistory history = new JobHistory(job, dueSince(job, latest, period), log.going(job.name()), latest);
        return JobWatchPolicy.diagnose(history, now, period.clock().rate());
    }

    private List<JobFinding> ofRuns(JobDefinition job) {
        List<JobRun> runs = log.latest(job.name());
        Judged before = judged.get(job.name());
        if (before == null || before.runs() != runs) {
            judged.put(job.name(), new Judged(runs, JobWatchPolicy.judge(job, runs)));
        }
        return Optional.ofNullable(judged.get(job.name())).map(Judged::findings).orElse(List.of());
    }

    /** Not before the engine has had the time to make up for what was missed. */
    private static Instant dueSince(JobDefinition job, List<JobRun> latest, Period period) {
        Instant first = latest.isEmpty()
                ? period.anchor().plus(job.offset())
                : SchedulePolicy.nextTickAfter(
                        job, period.anchor(), latest.getFirst().scheduledFor());
        Instant ready = period.clock().since().plus(shorter(SchedulePolicy.RAMP, job.cadence()));
        return first.isBefore(ready) ? ready : first;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void track(JobFinding finding) {
        ErrorContext context = new ErrorContext(
                Optional.of(account), Optional.of(finding.job().value()), Optional.empty(), "job-watch");
        errors.record(new TrackedError("job", finding.kind().word(), Severity.WARNING, finding.detail(), context));
    }
}
