package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.postgres.DatabaseUnreachable;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.BrowserStart;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.bootstrap.startup.Patience;
import dev.homeostat.bootstrap.startup.StartUp;
import dev.homeostat.bootstrap.startup.StartUp.Component;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.resilience.BreakerTransition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Brings an engine up in order, and keeps what is shown of its components true while it runs. Thread-safe. */
final class EngineStart implements EngineWatcher {

    private final StartUp startUp;
    private final Patience patience;
    private final Consumer<String> told;

    /**
     * A start of which nothing is done yet.
     *
     * @param pause waits; false when the program is to end
     * @param told takes one line at a time
     */
    EngineStart(StartUp startUp, Predicate<Duration> pause, Consumer<String> told) {
        this.startUp = startUp;
        this.patience = Patience.usual(pause);
        this.told = told;
    }

    /** Opens the database, again when it is away, and then all that needs nothing but it. */
    RunningEngine open(LoadedConfig config, RunningEngine.Watchers watchers) {
        String where = config.usesEmbeddedDatabase() ? "embedded" : "your own";
        return RunningEngine.open(
                config,
                watchers,
                opening -> startUp.step(
                        Component.DATABASE,
                        () -> patience.get(opening, EngineStart::isAway, told),
                        store -> "schema %s, %s".formatted(store.store().schemaVersion(), where)));
    }

    private static boolean isAway(RuntimeException failure) {
        return failure instanceof DatabaseUnreachable database
                ? database.isAway()
                : failure instanceof StoreUnavailable;
    }

    /**
     * Has the browser show a page, then logs in at the site. Without a browser, or without an answer of the site, it goes
     * on: posts wait until they are there.
     *
     * @throws StartupProblem when the site refuses the login
     */
    void browserAndSite(RunningEngine engine) {
        startUp.begin(Component.BROWSER, "is being started");
        if (engine.startBrowser(new Watch(engine))) {
            site(engine);
        } else {
            startUp.degraded(Component.SITE, "the browser that it needs does not work");
        }
    }

    private void site(RunningEngine engine) {
        startUp.begin(Component.SITE, "is being logged in at");
        engine.trySite()
                .ifPresentOrElse(
                        trouble -> startUp.degraded(Component.SITE, trouble + "; posts wait until it does"),
                        () -> startUp.up(Component.SITE, "logged in"));
    }

    /** Starts loops and jobs; it is up when it is known who runs the account. */
    void scheduler(RunningEngine engine) {
        startUp.begin(Component.SCHEDULER, "asks who runs the account");
        patience.get(begun(engine), EngineStart::isAway, told);
    }

    private static Supplier<Boolean> begun(RunningEngine engine) {
        return () -> {
            engine.begin();
            return true;
        };
    }

    /** The engine is about to end. */
    void ends() {
        startUp.down(Component.SCHEDULER, "ends");
    }

    @Override
    public void saw(EngineEvent event) {
        switch (event) {
            case EngineEvent.TenureTaken taken -> startUp.up(Component.SCHEDULER, "runs the account");
            case EngineEvent.AccountHeld held ->
                startUp.up(Component.SCHEDULER, "only watches: another engine runs the account");
            case EngineEvent.TenureLost lost ->
                startUp.degraded(Component.SCHEDULER, "lost the account and waits to have it again");
            case EngineEvent.JobsStandStill still ->
                startUp.degraded(Component.SCHEDULER, "the jobs stand still; restart the program");
            case EngineEvent.JobsRunAgain again -> startUp.up(Component.SCHEDULER, "the jobs run again");
            case EngineEvent.BreakerChanged(BreakerTransition change) -> changed(change);
            case EngineEvent.AttemptSettled settled ->
                siteWorksIf(settled.outcome() instanceof PublishOutcome.Confirmed);
            case EngineEvent.EngagementRead read -> siteWorksIf(read.read() > 0);
            case EngineEvent.TimelineCompared compared -> siteWorksIf(true);
            case EngineEvent.SiteInspected inspected -> siteWorksIf(true);
            default -> {}
        }
    }

    private void changed(BreakerTransition change) {
        component(change).ifPresent(component -> {
            if (change.change() == BreakerTransition.Change.CLOSED) {
                startUp.up(component, "works again");
            } else {
                startUp.degraded(component, change.cause());
            }
        });
    }

    private static Optional<Component> component(BreakerTransition change) {
        return switch (change.dependency()) {
            case DATABASE -> Optional.of(Component.DATABASE);
            case BROWSER -> Optional.of(Component.BROWSER);
            case SITE, LOGIN -> Optional.of(Component.SITE);
            case PUBLISHING -> Optional.empty();
        };
    }

    private void siteWorksIf(boolean proven) {
        if (proven) {
            startUp.up(Component.SITE, "works");
        }
    }

    /** Shows how the browser's start goes; one that comes late is followed by the login that was left out. */
    private final class Watch implements BrowserStart.Listener {

        private final RunningEngine engine;

        Watch(RunningEngine engine) {
            this.engine = engine;
        }

        @Override
        public void works(int tries) {
            startUp.up(Component.BROWSER, tries == 1 ? "a page came" : "a page came at try %d".formatted(tries));
            if (tries > Patience.TRIES) {
                late();
            }
        }

        private void late() {
            try {
                site(engine);
            } catch (StartupProblem refused) {
                startUp.degraded(Component.SITE, String.valueOf(refused.getMessage()));
            }
        }

        @Override
        public void failed(int tries, String detail, boolean degraded, Duration next) {
            if (degraded) {
                startUp.degraded(
                        Component.BROWSER,
                        "%s; posts wait, it was tried %d times and is again in %d s"
                                .formatted(detail, tries, next.toSeconds()));
            } else {
                told.accept("%s (try %d of %d, the next in %d s)"
                        .formatted(detail, tries, Patience.TRIES, next.toSeconds()));
            }
        }
    }
}
