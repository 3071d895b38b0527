package dev.homeostat.application;

import dev.homeostat.application.account.port.Accounts;
import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.publishing.port.PublishingDesk;

/** The ports that one store implements together. */
public record StorePorts(
        Accounts accounts,
        TenureRegistry tenures,
        ControlPanel controls,
        Posts posts,
        PublishingDesk desk,
        ContentPlan plan,
        EngagementLedger engagement,
        LearningLog learning,
        JobHeartbeats heartbeats,
        ErrorTracker errors,
        EventRecorder events) {

    /** The same ports with another desk, for whoever looks on at the old one. */
    public StorePorts withDesk(PublishingDesk other) {
        return new StorePorts(
                accounts, tenures, controls, posts, other, plan, engagement, learning, heartbeats, errors, events);
    }
}
