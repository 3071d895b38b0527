package dev.homeostat.application;

import dev.homeostat.application.job.JobCatalogue;
import java.time.Duration;

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

    public JobCadences withReconcile(Duration newReconcile) {
        return new JobCadences(plan, posting, newReconcile, metricsScraper, learn);
    }
}
