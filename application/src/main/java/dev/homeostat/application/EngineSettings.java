package dev.homeostat.application;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.publishing.PublishLimits;
import java.time.Duration;

/**
 * How one account is run.
 *
 * @param mode whether irreversible steps are taken; a new account rehearses
 * @param timeRate account seconds per machine second, 1 in production
 * @param tenureLength machine time after which a silent engine loses the account
 * @param postingEvery account time between two ticks of the job posting
 * @param reconcileEvery account time between two ticks of the job reconcile
 */
public record EngineSettings(
        AccountId account,
        Mode mode,
        int timeRate,
        Duration tenureLength,
        PublishLimits limits,
        Duration postingEvery,
        Duration reconcileEvery) {

    public static EngineSettings of(AccountId account) {
        return new EngineSettings(
                account,
                Mode.DRY_RUN,
                1,
                Duration.ofSeconds(60),
                PublishLimits.DEFAULT,
                JobCatalogue.POSTING.cadence(),
                JobCatalogue.RECONCILE.cadence());
    }

    public EngineSettings withMode(Mode newMode) {
        return new EngineSettings(account, newMode, timeRate, tenureLength, limits, postingEvery, reconcileEvery);
    }

    public EngineSettings withTimeRate(int newRate) {
        return new EngineSettings(account, mode, newRate, tenureLength, limits, postingEvery, reconcileEvery);
    }

    public EngineSettings withTenureLength(Duration newLength) {
        return new EngineSettings(account, mode, timeRate, newLength, limits, postingEvery, reconcileEvery);
    }

    public EngineSettings withLimits(PublishLimits newLimits) {
        return new EngineSettings(account, mode, timeRate, tenureLength, newLimits, postingEvery, reconcileEvery);
    }

    public EngineSettings withCadence(Duration newPostingEvery, Duration newReconcileEvery) {
        return new EngineSettings(account, mode, timeRate, tenureLength, limits, newPostingEvery, newReconcileEvery);
    }
}
