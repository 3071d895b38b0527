package dev.homeostat.application.publishing;

import dev.homeostat.application.audit.port.AuditLog;
import dev.homeostat.application.control.port.StopSignal;
import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineWatcher;

/** The ports that publishing needs. */
public record PublishingPorts(
        PublishingDesk desk,
        Posts posts,
        AuditLog audit,
        PostPublisher publisher,
        AttemptJournal journal,
        StopSignal stopSignal,
        ErrorTracker errors,
        MachineClock clock,
        EngineWatcher watcher) {}
