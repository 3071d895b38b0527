package dev.homeostat.bootstrap.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.postgres.ServerOutage;
import dev.homeostat.domain.job.DegradedEffect;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import dev.homeostat.testkit.RunsSeen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each part that can really be taken away, each job: what the catalogue says is what happens, and all of it runs again
 * once the part is back. The other dependencies are a site's and are taken away in memory.
 */
@Timeout(240)
class DegradedPartsTest {

    /** A job comes every two seconds, so twice in this. */
    private static final Duration SOME_RUNS = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private final PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults()
            .withAudience(
                    AudienceOfSite.of(AudienceOptions.of(1, List.of("planets", "moons"))), InstantSource.system()));
    private final RunsSeen runs = new RunsSeen();
    private final Set<Dependency> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger read = new AtomicInteger();

    /** A part, and what the jobs take it for. */
    enum Part {
        POSTGRES(Optional.of(Dependency.DATABASE)),
        CHROMIUM(Optional.of(Dependency.BROWSER)),
        CACHE(Optional.empty());

        final Optional<Dependency> dependency;

        Part(Optional<Dependency> dependency) {
            this.dependency = dependency;
        }
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyJobDoesWhatTheCatalogueSays(Part gone) throws Exception {
        LoadedConfig config = configured(gone);
        bringChromium();
        try (RunningEngine engine = begin(config)) {
            awaitSuccessOf(JobCatalogue.all());
            switch (gone) {
                case POSTGRES -> {
                    ServerOutage outage = ServerOutage.of(config.stateDirectory());
                    outage.begin();
                    try {
                        check(gone);
                    } finally {
                        outage.end();
                    }
                    requireAllWell();
                }
                case CHROMIUM -> await("a post to be read back", () -> read.get() > 0);
                case CACHE -> check(gone);
            }
        }
        if (gone == Part.CHROMIUM) {
            Files.delete(brought());
            try (RunningEngine engine = begin(config)) {
                check(gone);
                assertThat(open).containsExactly(Dependency.BROWSER);
                bringChromium();
                requireAllWell();
            }
        }
    }

    private RunningEngine begin(LoadedConfig config) {
        RunningEngine engine = RunningEngine.open(config, RunningEngine.Watchers.of(this::saw));
        engine.startBrowser(silent());
        engine.begin();
        return engine;
    }

    private void check(Part gone) {
        runs.forget();
        patience("a stretch in which every job does as declared")
                .during(SOME_RUNS)
                .until(() -> isAsDeclared(gone));
        JobCatalogue.all().stream()
                .filter(job -> effect(job, gone) != DegradedEffect.WAITS)
                .forEach(job ->
                        await("two runs of " + job.name(), () -> runs.of(job).size() >= 2));
        for (JobDefinition job : JobCatalogue.all()) {
            gone.dependency.ifPresentOrElse(
                    dependency -> runs.assertWithout(job, dependency), () -> assertThat(runs.of(job))
                            .as("%s without %s", job.name(), gone)
                            .noneMatch(RunOutcome.Failure.class::isInstance));
        }
    }

    /** What was under way when the part went may end otherwise; the stretch begins after it. */
    private boolean isAsDeclared(Part gone) {
        boolean holds = JobCatalogue.all().stream().noneMatch(job -> switch (effect(job, gone)) {
            case RUNS, REDUCED -> runs.failed(job);
            case WAITS -> runs.succeeded(job);
        });
        if (!holds) {
            runs.forget();
        }
        return holds;
    }

    private static DegradedEffect effect(JobDefinition job, Part gone) {
        return gone.dependency.map(job::without).orElse(DegradedEffect.RUNS);
    }

    private void requireAllWell() {
        runs.forget();
        awaitSuccessOf(JobCatalogue.all());
        await("the breakers to close", open::isEmpty);
    }

    private void awaitSuccessOf(Collection<JobDefinition> jobs) {
        jobs.forEach(job -> await("%s to succeed".formatted(job.name()), () -> runs.succeeded(job)));
    }

    private void await(String what, Callable<Boolean> condition) {
        patience(what).untilAsserted(() -> assertThat(condition.call())
                .as("%s; runs: %s", what, runs)
                .isTrue());
    }

    /** What the scheduler's threads throw while there is no database is no failure of what is waited for. */
    private static ConditionFactory patience(String what) {
        return Awaitility.await(what).dontCatchUncaughtExceptions().atMost(PATIENCE);
    }

    private void saw(EngineEvent event) {
        runs.saw(event);
        if (event instanceof EngineEvent.EngagementRead engagement) {
            read.addAndGet(engagement.read());
        }
        if (event instanceof EngineEvent.BreakerChanged changed) {
            Dependency dependency = changed.transition().dependency();
            if (changed.transition().change() == BreakerTransition.Change.CLOSED) {
                open.remove(dependency);
            } else {
                open.add(dependency);
            }
        }
    }

    private LoadedConfig configured(Part gone) throws IOException {
        Path facts = Files.copy(Path.of("../docs/examples/solar-system/facts.csv"), directory.resolve("facts.csv"));
        Path file = Files.writeString(directory.resolve("homeostat.yaml"), """
                account: {id: main, mode: live, username: practice, password: practice}
                site: {base-url: "%s"}
                state-directory: %s
                browser: {chromium: %s}
                content: {facts: ["%s"]}
                cache: {enabled: %s}
                time: {rate: 600}
                jobs:
                  plan: {every: 20m}
                  posting: {every: 20m}
                  reconcile: {every: 20m}
                  metrics-scraper: {every: 20m}
                  session-monitor: {every: 60m}
                  learn: {every: 20m}
                  database-health: {every: 20m}
                  retention: {every: 20m}
                """.formatted(
                        site.url(), directory.resolve("state"), chromium(), facts, gone != Part.CACHE));
        return ConfigLoader.load(
                Optional.of(file), Map.of(), "account.id", "account.username", "account.password", "site.base-url");
    }

    /** Stands where the configuration says, and is nothing that can be started before {@link #bringChromium}. */
    private Path chromium() throws IOException {
        Path script = Files.writeString(directory.resolve("chromium"), """
                #!/bin/sh
                [ -e '%s' ] && exec '%s' "$@"
                exit 7
                """.formatted(brought(), real()));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private void bringChromium() {
        try {
            if (!Files.exists(brought())) {
                Files.createFile(brought());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path brought() {
        return directory.resolve("brought");
    }

    private static Path real() {
        return switch (ChromiumLocator.ofSystem().locate()) {
            case ChromiumLocator.Answer.Found(Path found) -> found;
            case ChromiumLocator.Answer.Missing missing -> throw new AssertionError("no Chromium: " + missing.tried());
        };
    }

    private static BrowserStart.Listener silent() {
        return new BrowserStart.Listener() {
            @Override
            public void works(int tries) {
                // The runs tell.
            }

            @Override
            public void failed(int tries, String detail, boolean degraded, Duration next) {
                // The runs tell.
            }
        };
    }
}
