package dev.homeostat.application.watch;

import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.PostRemover;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.StartedRun;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.TimelineComparison;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.watch.JobFinding;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Something an engine did, told as it happens. The lasting record is in the store. */
public sealed interface EngineEvent {

    /** The engine runs the account from now on. */
    record TenureTaken(Tenure tenure) implements EngineEvent {}

    /** Another engine runs the account; this one only watches. */
    record AccountHeld(EngineId by, Instant until) implements EngineEvent {}

    /** The engine lost the account and does nothing until it has it again. */
    record TenureLost() implements EngineEvent {}

    /** An attempt reached a stage. */
    record StageReached(Claim claim, PostPublisher.Stage stage) implements EngineEvent {}

    /** An attempt is over and recorded. */
    record AttemptSettled(Claim claim, PublishOutcome outcome, Post after) implements EngineEvent {}

    /** The timeline told what became of an attempt. */
    record PostReconciled(Post after, Verdict verdict) implements EngineEvent {}

    /** A post was added to the plan. */
    record PostPlanned(PlannedPost post) implements EngineEvent {}

    /**
     * The account's posts were counted; told every few seconds while the engine runs the account and somebody is told
     * of its notices.
     *
     * @param byStatus those of which there are any
     * @param forPerson how many wait for a person
     */
    record PostsCounted(Map<PostStatus, Integer> byStatus, int forPerson) implements EngineEvent {
        public PostsCounted {
            byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
        }
    }

    /**
     * Metrics of posts were read.
     *
     * @param read how many readings were kept
     * @param failed how many were not
     */
    record EngagementRead(int read, int failed) implements EngineEvent {}

    /** A new model was made. */
    record ModelLearned(Model model) implements EngineEvent {}

    /** The account is stopped for a cause in it, until a person resumes it; what the detail quotes is untrusted. */
    record AccountStopped(StopCause cause, String detail) implements EngineEvent {}

    /** An item was taken down, or an attempt at it was made. */
    record ItemRemoved(PostId post, SitePostId item, PostRemover.Removal removal) implements EngineEvent {}

    /** The timeline was compared with the record. */
    record TimelineCompared(TimelineComparison comparison) implements EngineEvent {}

    /** This host could not keep what the store did not take; it is kept in memory only. */
    record JournalRefused(String reason) implements EngineEvent {}

    /** Nothing is kept in memory only any more: the store has taken it. */
    record JournalCaughtUp() implements EngineEvent {}

    /** Something that the engine depends on does not work from now on, or works again. */
    record BreakerChanged(BreakerTransition transition) implements EngineEvent {}

    /**
     * The account's pages were looked at, logged in.
     *
     * @param missing what the site's profile names and the pages do not show; its details are untrusted
     * @param loginEnds when the login ends, where that is soon
     */
    record SiteInspected(List<MissingElement> missing, Optional<Instant> loginEnds) implements EngineEvent {
        public SiteInspected {
            missing = List.copyOf(missing);
        }
    }

    /** The account is not logged in, and could not be; what the detail quotes is untrusted. */
    record LoginLost(String detail) implements EngineEvent {}

    /** A run of a job is over. */
    record RunEnded(JobRun run) implements EngineEvent {}

    /** Runs were found that ended with their process, and count as never made. */
    record RunsDied(List<StartedRun> runs) implements EngineEvent {
        public RunsDied {
            runs = List.copyOf(runs);
        }
    }

    /**
     * What wakes the jobs did not work any more and was restarted.
     *
     * @param times how often of late
     */
    record JobsRestarted(int times) implements EngineEvent {}

    /** What wakes the jobs does not work, and restarting it did not help. */
    record JobsStandStill() implements EngineEvent {}

    /**
     * The jobs were looked at.
     *
     * @param findings what does not run as it should, of these jobs
     */
    record JobsWatched(List<JobName> jobs, List<JobFinding> findings) implements EngineEvent {
        public JobsWatched {
            jobs = List.copyOf(jobs);
            findings = List.copyOf(findings);
        }
    }

    /** The jobs come to run again. */
    record JobsRunAgain() implements EngineEvent {}
}
