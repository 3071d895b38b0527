package dev.homeostat.application;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import java.time.Duration;
import java.util.List;

/** Account time between two ticks of each job. */
public record JobCadences(
        Duration plan, Duration posting, Duration reconcile, Duration metricsScraper, Duration learn) {

    /** As in the catalogue. */
    public static final JobCadences CATALOGUE = new JobCadences(
            JobCatalogue.PLAN.cadence(),
            JobCatalogue.POSTING.cadence(),
            JobCatalogue.RECONCILE.cadence(),
            JobCatalogue.METRICS_SCRAPER.cadence(),
            JobCatalogue.LEARN.cadence());

    /** The jobs of the catalogue at these cadences. */
    public List<JobDefinition> jobs() {
        return List.of(
                JobCatalogue.PLAN.every(plan),
                JobCatalogue.POSTING.every(posting),
                JobCatalogue.RECONCILE.every(reconcile),
                JobCatalogue.METRICS_SCRAPER.every(metricsScraper),
                JobCatalogue.LEARN.every(learn));
    }

    /** The job of that name at its cadence. */
    JobDefinition at(JobName name) {
        return jobs().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public JobCadences withReconcile(Duration newReconcile) {
        return new JobCadences(plan, posting, newReconcile, metricsScraper, learn);
    }
}
