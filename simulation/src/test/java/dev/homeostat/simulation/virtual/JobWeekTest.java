package dev.homeostat.simulation.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.job.JobClass;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.simulation.virtual.JobWeekPlan.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobWeekTest {

    private static final Map<JobName, Span> CATALOGUE_DURATIONS = Map.of(
            JobCatalogue.POSTING.name(), seconds(1, 60),
            JobCatalogue.RECONCILE.name(), seconds(1, 30),
            JobCatalogue.METRICS_SCRAPER.name(), seconds(5, 120));

    private final Map<JobName, Span> durations = new HashMap<>();

    @Test
    void theCatalogueHoldsItsBarsForWeeksWithAnOutage() {
        for (long seed = 1; seed <= 5; seed++) {
            JobWeekReport report = JobWeek.run(JobWeekPlan.of(JobCatalogue.all(), CATALOGUE_DURATIONS, seed));

            assertThat(report.holds()).as("seed %d: %s", seed, report).isTrue();
            assertThat(report.runs()).isGreaterThan(5_000);
            assertThat(report.madeUp())
                    .isGreaterThanOrEqualTo(JobCatalogue.all().size() - 2);
        }
    }

    @Test
    void aFullHouseOfJobsStarvesNobodyAndRampsUp() {
        List<JobDefinition> jobs = new ArrayList<>(JobCatalogue.all());
        durations.putAll(CATALOGUE_DURATIONS);
        jobs.add(reader("follower_snapshot", 360, 11, 1, 5, 20));
        jobs.add(reader("harvest", 120, 24, 1, 60, 240));
        jobs.add(reader("scrape_high", 60, 36, 2, 60, 180));
        jobs.add(reader("scrape_low", 360, 48, 8, 120, 300).as(JobClass.BACKGROUND));
        jobs.add(reader("expert_analysis", 720, 97, 5, 60, 300).as(JobClass.BACKGROUND));
        jobs.add(reader("competitive_analysis", 1_440, 131, 5, 60, 600).as(JobClass.BACKGROUND));
        jobs.add(job("self_healing", 15, 5, 1, 10).as(JobClass.CRITICAL));
        jobs.add(job("system_health_monitor", 30, 9, 1, 5));
        jobs.add(job("performance_optimizer", 120, 60, 5, 30));
        jobs.add(job("autonomous_optimizer", 240, 180, 5, 30));
        jobs.add(job("error_analysis", 360, 120, 5, 30));

        JobWeekReport report = JobWeek.run(JobWeekPlan.of(jobs, durations, 7));

        assertThat(report.starved()).isZero();
        assertThat(report.inWindows()).isZero();
        assertThat(report.offGrid()).isZero();
        assertThat(report.madeUpTwice()).isZero();
        assertThat(report.burst()).isLessThanOrEqualTo(3);
        assertThat(report.overlap()).isLessThan(0.10);
    }

    @Test
    void theSamePlanGivesTheSameReport() {
        JobWeekPlan plan = JobWeekPlan.of(JobCatalogue.all(), CATALOGUE_DURATIONS, 3);

        assertThat(JobWeek.run(plan)).isEqualTo(JobWeek.run(plan));
    }

    private JobDefinition reader(String name, int everyMinutes, int offset, int priority, int least, int most) {
        return job(name, everyMinutes, offset, least, most).inBrowser(priority).stayingOutOfPostingWindows();
    }

    private JobDefinition job(String name, int everyMinutes, int offset, int least, int most) {
        durations.put(new JobName(name), seconds(least, most));
        return JobDefinition.of(name, Duration.ofMinutes(everyMinutes), "a test")
                .at(Duration.ofMinutes(offset));
    }

    private static Span seconds(long least, long most) {
        return new Span(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }
}
