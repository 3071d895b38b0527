package dev.homeostat.application.job;

import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import java.time.Duration;

/** Every job there is, and why. */
public final class JobCatalogue {

    public static final JobDefinition POSTING = new JobDefinition(
            new JobName("posting"), Duration.ofMinutes(5), Duration.ZERO, "publishes the post that is due longest");

    public static final JobDefinition RECONCILE = new JobDefinition(
            new JobName("reconcile"),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            "releases stuck posts and finds out from the timeline what became of unsettled ones");

    private JobCatalogue() {}
}
