package dev.homeostat.application;

import dev.homeostat.application.cache.CachedReads;
import dev.homeostat.application.content.PlanContent;
import dev.homeostat.application.content.PostWriting;
import dev.homeostat.application.control.port.StopSignal;
import dev.homeostat.application.database.CheckDatabase;
import dev.homeostat.application.database.KeepRetention;
import dev.homeostat.application.engagement.ReadEngagement;
import dev.homeostat.application.inspection.InspectSite;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.learning.CurrentModel;
import dev.homeostat.application.learning.LearnFromEngagement;
import dev.homeostat.application.publishing.PublishDuePosts;
import dev.homeostat.application.publishing.PublishingPorts;
import dev.homeostat.application.publishing.ReconcilePosts;
import dev.homeostat.application.publishing.RemoveTakenDown;
import dev.homeostat.application.publishing.SiteGuard;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.control.Approval;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.publishing.PublishLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Binds the jobs of the catalogue to the use cases that do their work. */
record EngineJobs(
        EngineSettings settings,
        StorePorts store,
        SitePorts site,
        KeepingPorts keeping,
        CircuitBreakers breakers,
        MachineClock clock,
        IdSource ids,
        StopSignal stopSignal,
        CachedReads cached,
        EngineWatcher watcher) {

    /** The jobs of an engine; it plans only when it has something to write from, and learns only where it can read. */
    List<EngineJob> with(Optional<OwnContent> content) {
        SiteGuard guard = new SiteGuard(breakers, site.probe(), store.controls(), store.errors(), watcher);
        List<EngineJob> jobs = new ArrayList<>();
        content.filter(own -> settings.approval() != Approval.NEVER)
                .ifPresent(own -> jobs.add(job(JobCatalogue.PLAN, plan(own)::execute)));
        jobs.add(job(JobCatalogue.POSTING, publish(guard)::execute));
        jobs.add(job(JobCatalogue.RECONCILE, reconcile(guard)::execute));
        if (site.engagement().canRead()) {
            jobs.add(job(JobCatalogue.METRICS_SCRAPER, read(guard)::execute));
            jobs.add(job(JobCatalogue.LEARN, learn()::execute));
        }
        site.inspector()
                .map(inspector -> new InspectSite(inspector, guard, store.errors(), store.events(), clock, watcher))
                .ifPresent(inspect -> jobs.add(job(JobCatalogue.SESSION_MONITOR, inspect::execute)));
        CheckDatabase check = new CheckDatabase(store.probe(), store.errors(), store.events(), clock);
        jobs.add(job(JobCatalogue.DATABASE_HEALTH, check::execute));
        jobs.add(job(JobCatalogue.RETENTION, new KeepRetention(store.retention(), settings.retention())::execute));
        return jobs;
    }

    private EngineJob job(JobDefinition catalogued, Function<RunContext, RunOutcome> body) {
        return new EngineJob(settings.cadences().at(catalogued), body);
    }

    private PlanContent plan(OwnContent own) {
        return new PlanContent(
                store.plan(),
                own.ports(),
                new PostWriting(
                        own.ports().writer(), own.plan(), settings.approval(), site.length(), ids, own.random()),
                new CurrentModel(store.learning(), settings.learning(), cached),
                store.errors(),
                own.plan(),
                own.random(),
                watcher);
    }

    private PublishDuePosts publish(SiteGuard guard) {
        PublishLimits limits = settings.limits();
        PublishingPorts ports = new PublishingPorts(
                store.desk(),
                store.posts(),
                store.audit(),
                site.publisher(),
                keeping.journal(),
                stopSignal,
                store.errors(),
                clock,
                watcher);
        RemoveTakenDown removals = new RemoveTakenDown(
                store.moderation(),
                site.remover(),
                guard,
                stopSignal,
                store.errors(),
                limits.attemptLength(),
                site.delays().untilShown(limits.attemptLength()),
                watcher);
        return new PublishDuePosts(ports, guard, removals, keeping.retries(), settings.mode(), limits);
    }

    private ReconcilePosts reconcile(SiteGuard guard) {
        return new ReconcilePosts(
                store.desk(), site.timeline(), guard, store.errors(), clock, settings.limits(), site.delays(), watcher);
    }

    private ReadEngagement read(SiteGuard guard) {
        return new ReadEngagement(store.engagement(), site.engagement(), guard, store.errors(), watcher);
    }

    private LearnFromEngagement learn() {
        return new LearnFromEngagement(store.learning(), settings.learning(), watcher);
    }
}
