package dev.homeostat.application;

import dev.homeostat.application.account.port.Accounts;
import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.audit.port.AuditLog;
import dev.homeostat.application.audit.port.EventRecorder;
import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.application.database.port.DatabaseProbe;
import dev.homeostat.application.database.port.Retention;
import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.application.moderation.port.ModerationDesk;
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
        ModerationDesk moderation,
        AuditLog audit,
        NoticeOutbox notices,
        ErrorTracker errors,
        EventRecorder events,
        DatabaseProbe probe,
        Retention retention) {

    /** Puts something around a port. */
    public interface Wrapping {
        <P> P wrap(Class<P> port, P real);
    }

    /** The same ports with something around each but those that record errors and events. */
    public StorePorts each(Wrapping wrapping) {
        return new StorePorts(
                wrapping.wrap(Accounts.class, accounts),
                wrapping.wrap(TenureRegistry.class, tenures),
                wrapping.wrap(ControlPanel.class, controls),
                wrapping.wrap(Posts.class, posts),
                wrapping.wrap(PublishingDesk.class, desk),
                wrapping.wrap(ContentPlan.class, plan),
                wrapping.wrap(EngagementLedger.class, engagement),
                wrapping.wrap(LearningLog.class, learning),
                wrapping.wrap(JobHeartbeats.class, heartbeats),
                wrapping.wrap(ModerationDesk.class, moderation),
                wrapping.wrap(AuditLog.class, audit),
                wrapping.wrap(NoticeOutbox.class, notices),
                errors,
                events,
                wrapping.wrap(DatabaseProbe.class, probe),
                wrapping.wrap(Retention.class, retention));
    }

    /** The same ports with another desk, for whoever looks on at the old one. */
    public StorePorts withDesk(PublishingDesk other) {
        return each(new Wrapping() {
            @Override
            public <P> P wrap(Class<P> port, P real) {
                return port == PublishingDesk.class ? port.cast(other) : real;
            }
        });
    }
}
