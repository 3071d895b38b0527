package dev.homeostat.application.job;

import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import java.time.Duration;

/** Every job there is, and why. */
public final class JobCatalogue {

    public static final JobDefinition PLAN = new JobDefinition(
            new JobName("plan"),
            Duration.ofHours(2),
            Duration.ZERO,
            "fills the plan up to its horizon with posts that it writes");

    public static final JobDefinition POSTING = new JobDefinition(
            new JobName("posting"), Duration.ofMinutes(5), Duration.ZERO, "publishes the post that is due longest");

    public static final JobDefinition RECONCILE = new JobDefinition(
            new JobName("reconcile"),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            "releases stuck posts and finds out from the timeline what became of unsettled ones");

    public static final JobDefinition METRICS_SCRAPER = new JobDefinition(
            new JobName("metrics_scraper"),
            Duration.ofMinutes(10),
            Duration.ofMinutes(3),
            "reads from the site how the posts did that are due to be read");

    public static final JobDefinition LEARN = new JobDefinition(
            new JobName("learn"),
            Duration.ofMinutes(30),
            Duration.ofMinutes(7),
            "turns mature readings into rewards, and the rewards into a new model");

    private JobCatalogue() {}
}
