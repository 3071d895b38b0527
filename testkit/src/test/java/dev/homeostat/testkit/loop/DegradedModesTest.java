package dev.homeostat.testkit.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.job.DegradedEffect;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.resilience.Dependency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each dependency off, each job: what the catalogue says of it is what happens, and all of it runs again afterwards. */
class DegradedModesTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOME_HOURS = Duration.ofHours(4);

    private final List<JobRun> runs = new ArrayList<>();
    private final Account account =
            Account.with(PlanSettings.usual(), Account.facts(200), LearningSettings.DEFAULT, event -> {
                if (event instanceof EngineEvent.RunEnded ended) {
                    runs.add(ended.run());
                }
            });

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void withoutTheDatabase() {
        breakAndMend(Dependency.DATABASE, account.manual.store()::goAway, account.manual.store()::comeBack);
    }

    @Test
    void withoutTheSite() {
        hinder(Dependency.SITE, Hindrance.SITE);
    }

    @Test
    void withoutTheBrowser() {
        hinder(Dependency.BROWSER, Hindrance.BROWSER);
    }

    @Test
    void withoutTheLogin() {
        hinder(Dependency.LOGIN, Hindrance.LOGIN);
    }

    private void hinder(Dependency dependency, Hindrance cause) {
        breakAndMend(dependency, () -> account.manual.site().hinder(cause), account.manual.site()::unhinder);
    }

    private void breakAndMend(Dependency dependency, Runnable breaks, Runnable mends) {
        account.manual.advance(DAY);
        breaks.run();
        account.manual.advance(SOME_HOURS);
        runs.clear();
        account.manual.advance(SOME_HOURS);
        JobCatalogue.all().forEach(job -> expect(job, dependency));

        mends.run();
        account.manual.advance(Duration.ofHours(1));
        runs.clear();
        account.manual.advance(SOME_HOURS);
        JobCatalogue.all().forEach(job -> assertThat(outcomes(job))
                .as("%s afterwards", job.name())
                .anyMatch(RunOutcome.Success.class::isInstance)
                .noneMatch(DegradedModesTest::isKeptAway));
    }

    private void expect(JobDefinition job, Dependency gone) {
        DegradedEffect effect = job.without(gone);
        switch (effect) {
            case RUNS ->
                assertThat(outcomes(job))
                        .as("%s without %s", job.name(), gone)
                        .isNotEmpty()
                        .allMatch(RunOutcome.Success.class::isInstance);
            case WAITS ->
                assertThat(outcomes(job))
                        .as("%s without %s", job.name(), gone)
                        .anyMatch(DegradedModesTest::isKeptAway)
                        // Now and then a run is the probe, and fails.
                        .noneMatch(RunOutcome.Success.class::isInstance);
            case REDUCED ->
                assertThat(outcomes(job))
                        .as("%s without %s", job.name(), gone)
                        .isNotEmpty()
                        .noneMatch(RunOutcome.Failure.class::isInstance);
        }
    }

    private static boolean isKeptAway(RunOutcome outcome) {
        return outcome instanceof RunOutcome.Skipped skipped && skipped.reason() == SkipReason.DEPENDENCY;
    }

    private List<RunOutcome> outcomes(JobDefinition job) {
        Map<JobName, List<RunOutcome>> byJob = runs.stream()
                .collect(Collectors.groupingBy(JobRun::job, Collectors.mapping(JobRun::outcome, Collectors.toList())));
        return byJob.getOrDefault(job.name(), List.of());
    }
}
