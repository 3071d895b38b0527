package dev.homeostat.application.job;

import dev.homeostat.application.account.port.Accounts;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.SchedulePolicy;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.watch.JobFinding;
import dev.homeostat.domain.watch.JobHistory;
import dev.homeostat.domain.watch.JobWatchPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks whether the engine's jobs run as they should, and says what is found and what is over. Without the store nothing
 * is known and nothing is said. Runs come one at a time.
 */
public final class WatchJobs {

    /** So many of a job's latest runs are looked at. */
    static final int RUNS = 100;

    private final AccountId account;
    private final Accounts accounts;
    private final JobHeartbeats heartbeats;
    private final ErrorTracker errors;
    private final List<JobDefinition> jobs;
    private final EngineWatcher watcher;
    private Set<Matter> known = new HashSet<>();

    /** A finding without its detail, by which it is the same from round to round. */
    private record Matter(String job, JobFinding.Kind kind) {
        static Matter of(JobFinding finding) {
            return new Matter(finding.job().value(), finding.kind());
        }
    }

    public WatchJobs(
            AccountId account,
            Accounts accounts,
            JobHeartbeats heartbeats,
            ErrorTracker errors,
            List<JobDefinition> jobs,
            EngineWatcher watcher) {
        this.account = account;
        this.accounts = accounts;
        this.heartbeats = heartbeats;
        this.errors = errors;
        this.jobs = List.copyOf(jobs);
        this.watcher = watcher;
    }

    /**
     * Looks once.
     *
     * @param since account time from which the engine runs the jobs
     */
    public void execute(Instant since, AccountTime time) {
        try {
            look(since, time);
        } catch (StoreUnavailable away) {
            // The circuit breaker of the database tells of that.
            return;
        }
    }

    private void look(Instant started, AccountTime time) {
        Instant now = accounts.now(account);
        Instant anchor = heartbeats.anchor(account);
        List<StartedRun> going = heartbeats.running(account);
        List<JobFinding> findings = jobs.stream()
                .map(job -> history(job, going, anchor, started))
                .flatMap(history -> JobWatchPolicy.diagnose(history, now, time.rate()).stream())
                .toList();
        findings.stream().filter(finding -> !known.contains(Matter.of(finding))).forEach(this::track);
        known = findings.stream().map(Matter::of).collect(Collectors.toCollection(HashSet::new));
        watcher.saw(new EngineEvent.JobsWatched(
                jobs.stream().map(JobDefinition::name).toList(), findings));
    }

    private JobHistory history(JobDefinition job, List<StartedRun> going, Instant anchor, Instant started) {
        List<JobRun> latest = heartbeats.latest(account, job.name(), RUNS);
        Optional<StartedRun> running =
                going.stream().filter(run -> run.job().equals(job.name())).findFirst();
        return new JobHistory(job, dueSince(job, latest, anchor, started), running, latest);
    }

    /** Not before the engine has had the time to make up for what was missed. */
    private static Instant dueSince(JobDefinition job, List<JobRun> latest, Instant anchor, Instant started) {
        Optional<Instant> last = latest.stream().map(JobRun::scheduledFor).max(Instant::compareTo);
        Instant first = last.map(tick -> SchedulePolicy.nextTickAfter(job, anchor, tick))
                .orElse(anchor.plus(job.offset()));
        Instant ready = started.plus(shorter(SchedulePolicy.RAMP, job.cadence()));
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
