package dev.homeostat.application;

import dev.homeostat.application.account.port.Accounts;
import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.publishing.port.PublishingDesk;

/** The ports that one store implements together. */
public record StorePorts(
        Accounts accounts,
        TenureRegistry tenures,
        ControlPanel controls,
        Posts posts,
        PublishingDesk desk,
        JobHeartbeats heartbeats,
        ErrorTracker errors) {}
