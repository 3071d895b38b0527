package dev.homeostat.testkit.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.job.DegradedEffect;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.resilience.Dependency;
import dev.homeostat.testkit.RunsSeen;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each dependency off, each job: what the catalogue says of it is what happens, and all of it runs again afterwards. */
class DegradedModesTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOME_HOURS = Duration.ofHours(4);

    private final RunsSeen runs = new RunsSeen();
    private final Account account =
            Account.with(PlanSettings.usual(), Account.facts(200), LearningSettings.DEFAULT, runs);

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
        runs.forget();
        account.manual.advance(SOME_HOURS);
        for (JobDefinition job : JobCatalogue.all()) {
            runs.assertWithout(job, dependency);
            if (job.without(dependency) == DegradedEffect.WAITS) {
                assertThat(runs.of(job)).as("%s waits", job.name()).anyMatch(RunsSeen::isKeptAway);
            }
        }

        mends.run();
        account.manual.advance(Duration.ofHours(1));
        runs.forget();
        account.manual.advance(SOME_HOURS);
        JobCatalogue.all().forEach(job -> assertThat(runs.of(job))
                .as("%s afterwards", job.name())
                .anyMatch(RunOutcome.Success.class::isInstance)
                .noneMatch(RunsSeen::isKeptAway));
    }
}
