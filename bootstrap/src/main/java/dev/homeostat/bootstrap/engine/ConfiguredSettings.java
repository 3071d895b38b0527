package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.postgres.WatchSettings;
import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.JobCadences;
import dev.homeostat.application.database.RetentionSettings;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.PublishingConfig;
import dev.homeostat.bootstrap.config.RetentionConfig;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.HardCaps;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.publishing.PublishLimits;

/** What the configuration says, in the words of the engine. */
public final class ConfiguredSettings {

    private ConfiguredSettings() {}

    /** What the configuration says of how the account is run. */
    public static EngineSettings of(LoadedConfig config) {
        HomeostatConfig values = config.values();
        PublishingConfig publishing = values.publishing();
        PublishLimits limits = PublishLimits.DEFAULT
                .withAttemptLength(publishing.attemptLength())
                .withMinimumGap(publishing.minimumGap())
                .withCaps(new HardCaps(
                        publishing.caps().postsPerHour(), publishing.caps().postsPerDay()))
                .withRate(rate(publishing.rate()));
        return EngineSettings.of(new AccountId(values.account().id().orElseThrow()))
                .withMode(values.account().mode())
                .withApproval(values.account().approval())
                .withTimeRate(values.time().rate())
                .withTenureLength(values.tenure().length())
                .withLimits(limits)
                .withLearning(new LearningSettings(
                        values.learning().target(),
                        values.learning().halfLife(),
                        values.learning().exploration()))
                .withCadences(JobCadences.CATALOGUE
                        .with(JobCatalogue.PLAN, values.jobs().plan().every())
                        .with(JobCatalogue.POSTING, values.jobs().posting().every())
                        .with(JobCatalogue.RECONCILE, values.jobs().reconcile().every())
                        .with(
                                JobCatalogue.METRICS_SCRAPER,
                                values.jobs().metricsScraper().every())
                        .with(
                                JobCatalogue.SESSION_MONITOR,
                                values.jobs().sessionMonitor().every())
                        .with(JobCatalogue.LEARN, values.jobs().learn().every())
                        .with(
                                JobCatalogue.DATABASE_HEALTH,
                                values.jobs().databaseHealth().every())
                        .with(JobCatalogue.RETENTION, values.jobs().retention().every()))
                .withRetention(retention(values.retention()));
    }

    /** When the use of the database is told of. */
    static WatchSettings watch(LoadedConfig config) {
        HomeostatConfig.Database database = config.values().database();
        return new WatchSettings(database.slowQuery(), database.heldConnection(), WatchSettings.WAITED_AFTER);
    }

    private static RetentionSettings retention(RetentionConfig retention) {
        return new RetentionSettings(
                retention.events(),
                retention.runs(),
                retention.notices(),
                retention.rateSlots(),
                retention.readingOutcomes());
    }

    private static RateBounds rate(PublishingConfig.Rate rate) {
        try {
            return new RateBounds(
                    new PostingRate(rate.least()), new PostingRate(rate.start()), new PostingRate(rate.most()));
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(
                    "publishing.rate does not work out: " + e.getMessage(),
                    "let least be at most start, and start at most most",
                    e);
        }
    }
}
