package dev.homeostat.application.watch;

import dev.homeostat.application.job.TraceContext;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.post.PostId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what an engine does into the log, a line an event, and passes it on. What it quotes of a site is untrusted.
 * Thread-safe.
 */
public final class LoggingWatcher implements EngineWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingWatcher.class);

    private final EngineWatcher watcher;

    public LoggingWatcher(EngineWatcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public void saw(EngineEvent event) {
        log(event);
        watcher.saw(event);
    }

    private static void log(EngineEvent event) {
        switch (event) {
            case EngineEvent.TenureTaken taken ->
                LOG.info(
                        "runs the account from now on, epoch {}", taken.tenure().epoch());
            case EngineEvent.AccountHeld held -> LOG.debug("watches: engine {} runs the account", held.by());
            case EngineEvent.TenureLost lost -> LOG.warn("lost the account");
            case EngineEvent.StageReached reached ->
                about(
                        reached.claim().postId(),
                        () -> LOG.debug("{}", reached.stage().phrase()));
            case EngineEvent.AttemptSettled settled -> about(settled.after().id(), () -> log(settled));
            case EngineEvent.PostReconciled reconciled ->
                about(reconciled.after().id(), () -> log(reconciled));
            case EngineEvent.PostPlanned planned ->
                about(
                        planned.post().post().id(),
                        () -> LOG.info("planned for {}", planned.post().slot().start()));
            case EngineEvent.PostsCounted counted -> LOG.trace("posts: {}", counted.byStatus());
            case EngineEvent.EngagementRead read -> LOG.info("read {} posts back, {} not", read.read(), read.failed());
            case EngineEvent.ModelLearned learned ->
                LOG.info("learned model {}", learned.model().version().brief());
            case EngineEvent.AccountStopped stopped ->
                LOG.error("the account is stopped, {}: {}", stopped.cause().word(), stopped.detail());
            case EngineEvent.ItemRemoved removed ->
                about(removed.post(), () -> LOG.info("item {}: {}", removed.item(), removed.removal()));
            case EngineEvent.TimelineCompared compared ->
                LOG.info("{}", compared.comparison().summary());
            case EngineEvent.JournalRefused refused ->
                LOG.error("an outcome is kept in memory only: {}", refused.reason());
            case EngineEvent.JournalCaughtUp caughtUp -> LOG.info("the store has taken what was kept in memory only");
            case EngineEvent.BreakerChanged changed ->
                LOG.warn(
                        "the circuit breaker of {}: {}, {}",
                        changed.transition().dependency().phrase(),
                        changed.transition().change(),
                        changed.transition().cause());
            case EngineEvent.RunsDied died ->
                LOG.warn("{} runs ended with their process", died.runs().size());
            case EngineEvent.JobsRestarted restarted ->
                LOG.error("what wakes the jobs was restarted, {} times of late", restarted.times());
            case EngineEvent.JobsStandStill still -> LOG.error("no job runs: what wakes them does not work");
            case EngineEvent.JobsRunAgain again -> LOG.info("the jobs run again");
            case EngineEvent.SiteInspected inspected -> log(inspected);
            case EngineEvent.LoginLost lost -> LOG.error("not logged in: {}", lost.detail());
            case EngineEvent.JobsWatched watched -> log(watched);
            case EngineEvent.RunEnded ended -> TraceContext.of(ended.run()).run(() -> log(ended.run()));
        }
    }

    private static void log(EngineEvent.AttemptSettled settled) {
        LOG.info(
                "attempt {} at item {}: {}, {}; the post is {}",
                settled.claim().attempt().number(),
                settled.claim().attempt().position(),
                settled.outcome().word(),
                settled.outcome().detail(),
                settled.after().status().word());
    }

    private static void log(EngineEvent.PostReconciled reconciled) {
        LOG.info(
                "{}; the post is {}",
                reconciled.verdict().detail(),
                reconciled.after().status().word());
    }

    private static void log(EngineEvent.JobsWatched watched) {
        watched.findings()
                .forEach(finding ->
                        LOG.debug("job {} {}: {}", finding.job(), finding.kind().phrase(), finding.detail()));
    }

    private static void log(EngineEvent.SiteInspected inspected) {
        inspected
                .missing()
                .forEach(element -> LOG.error(
                        "the site looks otherwise than its profile says: {}: {}", element.field(), element.detail()));
        inspected.loginEnds().ifPresent(end -> LOG.warn("the login ends at {}", end));
    }

    private static void log(JobRun run) {
        String line = "run of {}: {} after {} ms: {}";
        Object[] values = {
            run.job(),
            run.outcome().word(),
            run.took().toMillis(),
            run.outcome().detail()
        };
        if (run.outcome() instanceof RunOutcome.Failure) {
            LOG.warn(line, values);
        } else {
            LOG.info(line, values);
        }
    }

    private static void about(PostId post, Runnable line) {
        TraceContext.of(post).run(line);
    }
}
