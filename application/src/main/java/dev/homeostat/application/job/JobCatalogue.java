package dev.homeostat.application.job;

import static dev.homeostat.domain.job.DegradedEffect.REDUCED;
import static dev.homeostat.domain.job.DegradedEffect.WAITS;
import static dev.homeostat.domain.job.JobClass.BACKGROUND;
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

    public static final JobDefinition SESSION_MONITOR = JobDefinition.of(
                    "session_monitor",
                    Duration.ofMinutes(10),
                    "looks whether the account is logged in and its pages are as the site's profile says")
            .at(Duration.ofMinutes(6))
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

    public static final JobDefinition DATABASE_HEALTH = JobDefinition.of(
                    "database_health",
                    Duration.ofMinutes(10),
                    "tries the database out: writes, reads, rolls back, compares the clocks, counts the connections")
            .at(Duration.ofMinutes(4))
            .within(Duration.ofMinutes(5))
            .without(WAITS, DATABASE);

    public static final JobDefinition RETENTION = JobDefinition.of(
                    "retention", Duration.ofDays(1), "makes room for the months to come and forgets what is old enough")
            .at(Duration.ofMinutes(11))
            .as(BACKGROUND)
            .without(WAITS, DATABASE);

    private static final JobGraph ALL = new JobGraph(
            List.of(PLAN, POSTING, RECONCILE, METRICS_SCRAPER, SESSION_MONITOR, DATABASE_HEALTH, LEARN, RETENTION));

    private JobCatalogue() {}

    /** All of them, each behind those that it comes after. */
    public static List<JobDefinition> all() {
        return ALL.inOrder();
    }
}
