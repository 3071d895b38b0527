package dev.homeostat.application.alert;

import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.watch.JobFinding;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Tells of jobs that do not run as they should, and when they do again. Rounds come one at a time. */
final class JobNotices {

    private final AccountId account;
    private final RaiseNotices notices;
    private Optional<Set<Matter>> before = Optional.empty();

    /** What is the matter with a job. */
    private record Matter(JobName job, JobFinding.Kind kind) {}

    JobNotices(AccountId account, RaiseNotices notices) {
        this.account = account;
        this.notices = notices;
    }

    /** The first round also ends what an engine before this one told of. */
    void tell(EngineEvent.JobsWatched watched) {
        Set<Matter> open = new LinkedHashSet<>();
        for (JobFinding finding : watched.findings()) {
            Matter matter = new Matter(finding.job(), finding.kind());
            open.add(matter);
            notices.opened(
                    episode(matter),
                    Severity.WARNING,
                    "job %s of %s %s"
                            .formatted(finding.job(), account, finding.kind().phrase()),
                    finding.detail(),
                    Optional.empty());
        }
        Set<Matter> over = new LinkedHashSet<>(before.orElseGet(() -> all(watched)));
        over.removeAll(open);
        over.forEach(matter -> notices.over(episode(matter), "Job %s runs as it should.".formatted(matter.job())));
        before = Optional.of(open);
    }

    private static Set<Matter> all(EngineEvent.JobsWatched watched) {
        Set<Matter> all = new LinkedHashSet<>();
        for (JobName job : watched.jobs()) {
            for (JobFinding.Kind kind : JobFinding.Kind.values()) {
                all.add(new Matter(job, kind));
            }
        }
        return all;
    }

    private Episode episode(Matter matter) {
        return Episode.of("job-%s/%s".formatted(matter.kind().word().replace('_', '-'), matter.job()), account);
    }
}
