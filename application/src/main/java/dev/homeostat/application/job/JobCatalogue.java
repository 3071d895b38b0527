package dev.homeostat.application.job;

import static dev.homeostat.domain.job.DegradedEffect.REDUCED;
import static dev.homeostat.domain.job.DegradedEffect.WAITS;
import static dev.homeostat.domain.job.JobClass.CRITICAL;
import static dev.homeostat.domain.resilience.Dependency.BROWSER;
import static dev.homeostat.domain.resilience.Dependency.DATABASE;
import static dev.homeostat.domain.resilience.Dependency.LOGIN;
import static dev.homeostat.domain.resilience.Dependency.PUBLISHING;
import static dev.homeostat.domain.resilience.Dependency.SITE;

import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobGraph;
import dev.homeostat.domain.resilience.RetryPolicy;
import java.time.Duration;
import java.util.List;

/** Every job there is, and why. */
public final class JobCatalogue {

    public static final JobDefinition PLAN = JobDefinition.of(
                    "plan", Duration.ofHours(2), "fills the plan up to its horizon with posts that it writes")
            .retrying(RetryPolicy.PLANNING)
            .without(WAITS, DATABASE);

    public static final JobDefinition POSTING = JobDefinition.of(
                    "posting", Duration.ofMinutes(5), "publishes the post that is due longest")
            .as(CRITICAL)
            .inBrowser(0)
            .after(PLAN)
            .without(WAITS, DATABASE, BROWSER, SITE, LOGIN, PUBLISHING);

    public static final JobDefinition RECONCILE = JobDefinition.of(
                    "reconcile",
                    Duration.ofMinutes(5),
                    "releases stuck posts and finds out from the timeline what became of unsettled ones")
            .at(Duration.ofMinutes(2))
            .as(CRITICAL)
            .inBrowser(1)
            .after(POSTING)
            .without(WAITS, DATABASE)
            .without(REDUCED, BROWSER, SITE, LOGIN);

    public static final JobDefinition METRICS_SCRAPER = JobDefinition.of(
                    "metrics_scraper",
                    Duration.ofMinutes(10),
                    "reads from the site how the posts did that are due to be read")
            .at(Duration.ofMinutes(3))
            .inBrowser(1)
            .after(POSTING)
            .stayingOutOfPostingWindows()
            .without(WAITS, DATABASE, BROWSER, SITE, LOGIN);

    public static final JobDefinition LEARN = JobDefinition.of(
                    "learn",
                    Duration.ofMinutes(30),
                    "turns mature readings into rewards, and the rewards into a new model")
            .at(Duration.ofMinutes(7))
            .after(METRICS_SCRAPER)
            .without(WAITS, DATABASE);

    private static final JobGraph ALL = new JobGraph(List.of(PLAN, POSTING, RECONCILE, METRICS_SCRAPER, LEARN));

    private JobCatalogue() {}

    /** All of them, each behind those that it comes after. */
    public static List<JobDefinition> all() {
        return ALL.inOrder();
    }
}
