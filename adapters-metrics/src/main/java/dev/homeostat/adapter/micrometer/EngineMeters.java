package dev.homeostat.adapter.micrometer;

import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.application.database.port.DatabaseProbe;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.browserlease.PriorityClass;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.resilience.Dependency;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/**
 * Counts and times what one engine does, in whatever registry it is given. It knows only what the engine tells and what
 * this process knows of itself: what is read from it needs no store.
 *
 * <p>Labels are words of ours alone, so there are few of them and none is another's text. Thread-safe.
 */
public final class EngineMeters implements EngineWatcher {

    private static final String PLANNED = "homeostat.posts.planned";
    private static final String LEARNED = "homeostat.models.learned";
    private static final String REFUSED = "homeostat.journal.refusals";
    private static final String RESTARTS = "homeostat.jobs.restarts";
    private static final String READINGS = "homeostat.readings";
    private static final String REPLACED = "homeostat.browsers.replaced";
    private static final String STOPS = "homeostat.account.stops";

    private final MeterRegistry registry;
    private final Histograms histograms;
    private final PublishPhases phases;
    private final PostGauges posts;
    private final AtomicInteger tenureHeld = new AtomicInteger();
    private final AtomicInteger missing = new AtomicInteger();
    private volatile Optional<DatabaseMeters> database = Optional.empty();

    public EngineMeters(MeterRegistry registry) {
        this.registry = registry;
        this.histograms = new Histograms(registry);
        this.phases = new PublishPhases(histograms, registry.config().clock());
        this.posts = new PostGauges(registry);
        Gauge.builder("homeostat.tenure.held", tenureHeld, AtomicInteger::get).register(registry);
        Gauge.builder("homeostat.site.missing", missing, AtomicInteger::get).register(registry);
        beginAtZero();
    }

    /** So that a first time is seen as a rise. */
    private void beginAtZero() {
        registry.counter(PLANNED);
        registry.counter(LEARNED);
        registry.counter(REFUSED);
        registry.counter(RESTARTS);
        registry.counter(REPLACED);
        count(READINGS, "result", "read", 0);
        count(READINGS, "result", "failed", 0);
        for (StopCause cause : StopCause.values()) {
            count(STOPS, "cause", cause.word(), 0);
        }
    }

    /** Shows the state of these breakers from now on, asked when it is read. */
    public CircuitBreakers watching(CircuitBreakers breakers) {
        for (Dependency dependency : Dependency.values()) {
            Gauge.builder(
                            "homeostat.breaker.open",
                            breakers,
                            asked -> asked.status(dependency).isClosed() ? 0 : 1)
                    .tag("dependency", dependency.word())
                    .register(registry);
        }
        return breakers;
    }

    /** Shows how the store is used from now on; the call sites as they stood a minute ago at most while the engine runs. */
    public void watching(DatabaseProbe probe) {
        database = Optional.of(new DatabaseMeters(registry, probe));
    }

    /** Shows how the browsers stand from now on. */
    public void watchingBrowsers(BrowserFigures figures) {
        gauge("homeostat.browsers", "state", "held", figures::held);
        gauge("homeostat.browsers", "state", "away", figures::away);
        gauge("homeostat.browsers", "state", "all", figures::all);
        for (PriorityClass some : PriorityClass.values()) {
            gauge("homeostat.browser.waiting", "operations", some.word(), () -> figures.waiting(some));
            gauge(
                    "homeostat.browser.oldest.seconds",
                    "operations",
                    some.word(),
                    () -> figures.oldest(some).toMillis() / 1e3);
        }
    }

    private void gauge(String name, String label, String value, DoubleSupplier figure) {
        Gauge.builder(name, figure, DoubleSupplier::getAsDouble)
                .tag(label, value)
                .strongReference(true)
                .register(registry);
    }

    /** An operation got a browser. */
    public void browserGranted(LeasePriority priority, Duration waited) {
        histograms.record(Histograms.BROWSER_WAIT, priority.toString(), waited);
    }

    /** An operation gave its browser back. */
    public void browserReleased(LeasePriority priority, Duration held, boolean brokenOff) {
        histograms.record(Histograms.BROWSER_HELD, priority.toString(), held);
        if (brokenOff) {
            count("homeostat.browser.broken.off", "priority", priority.toString(), 1);
        }
    }

    /** A fresh browser took the place of another. */
    public void browserReplaced() {
        registry.counter(REPLACED).increment();
    }

    /** The same channel, with what becomes of notices counted. */
    public Notifier counting(Notifier notifier) {
        return new CountedNotifier(notifier, registry);
    }

    @Override
    public void saw(EngineEvent event) {
        switch (event) {
            case EngineEvent.TenureTaken taken -> tenureHeld.set(1);
            case EngineEvent.TenureLost lost -> noTenure();
            case EngineEvent.AccountHeld held -> noTenure();
            case EngineEvent.StageReached reached -> phases.reached(reached.claim(), reached.stage());
            case EngineEvent.AttemptSettled settled -> {
                phases.ended(settled.claim());
                count("homeostat.publish.attempts", "outcome", settled.outcome().word(), 1);
                published(settled.after());
            }
            case EngineEvent.PostReconciled reconciled -> {
                count(
                        "homeostat.posts.reconciled",
                        "verdict",
                        reconciled.verdict().word(),
                        1);
                published(reconciled.after());
            }
            case EngineEvent.PostPlanned planned -> registry.counter(PLANNED).increment();
            case EngineEvent.PostsCounted counted -> posts.show(counted);
            case EngineEvent.EngagementRead read -> {
                count(READINGS, "result", "read", read.read());
                count(READINGS, "result", "failed", read.failed());
            }
            case EngineEvent.ModelLearned learned -> registry.counter(LEARNED).increment();
            case EngineEvent.AccountStopped stopped ->
                count(STOPS, "cause", stopped.cause().word(), 1);
            case EngineEvent.JournalRefused refused -> registry.counter(REFUSED).increment();
            case EngineEvent.RunEnded ended -> ended(ended.run());
            case EngineEvent.RunsDied died -> died.runs().forEach(run -> ended(run.job(), "dead"));
            case EngineEvent.JobsRestarted restarted ->
                registry.counter(RESTARTS).increment();
            case EngineEvent.JobsStandStill still -> {}
            case EngineEvent.BreakerChanged changed -> {}
            case EngineEvent.JobsRunAgain again -> {}
            case EngineEvent.SiteInspected inspected ->
                missing.set(inspected.missing().size());
            case EngineEvent.LoginLost lost -> {}
            case EngineEvent.JobsWatched watched -> database.ifPresent(DatabaseMeters::show);
            case EngineEvent.ItemRemoved removed -> {}
            case EngineEvent.TimelineCompared compared -> {}
            case EngineEvent.JournalCaughtUp caughtUp -> {}
        }
    }

    /** What another engine runs, it counts. */
    private void noTenure() {
        tenureHeld.set(0);
        posts.forget();
    }

    private void ended(JobRun run) {
        String job = run.job().value();
        ended(run.job(), run.outcome().word());
        histograms.record(Histograms.RUN, job, run.took());
        histograms.record(Histograms.START_DELAY, job, Duration.between(run.scheduledFor(), run.startedAt()));
    }

    private void ended(JobName job, String outcome) {
        registry.counter("homeostat.job.runs", "job", job.value(), "outcome", outcome)
                .increment();
    }

    private void published(Post after) {
        if (after instanceof PublishedPost post) {
            histograms.record(
                    Histograms.DUE_TO_POSTED, Duration.between(post.details().dueAt(), post.postedAt()));
        }
    }

    private void count(String name, String label, String value, int times) {
        registry.counter(name, label, value).increment(times);
    }
}
