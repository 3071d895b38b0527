package dev.homeostat.application;

import dev.homeostat.application.database.RetentionSettings;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Approval;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.publishing.PublishLimits;
import java.time.Duration;

/**
 * How one account is run.
 *
 * @param mode whether irreversible steps are taken; a new account rehearses
 * @param approval whether a person must allow each post that it plans
 * @param timeRate account seconds per machine second, 1 in production
 * @param tenureLength machine time after which a silent engine loses the account
 * @param cadences how often its jobs run
 * @param retention for how long its store remembers what it may forget
 */
public record EngineSettings(
        AccountId account,
        Mode mode,
        Approval approval,
        int timeRate,
        Duration tenureLength,
        PublishLimits limits,
        LearningSettings learning,
        JobCadences cadences,
        RetentionSettings retention) {

    public static EngineSettings of(AccountId account) {
        return new EngineSettings(
                account,
                Mode.DRY_RUN,
                Approval.AUTO,
                1,
                Duration.ofSeconds(60),
                PublishLimits.DEFAULT,
                LearningSettings.DEFAULT,
                JobCadences.CATALOGUE,
                RetentionSettings.DEFAULT);
    }

    public EngineSettings withMode(Mode newMode) {
        return new EngineSettings(
                account, newMode, approval, timeRate, tenureLength, limits, learning, cadences, retention);
    }

    public EngineSettings withApproval(Approval newApproval) {
        return new EngineSettings(
                account, mode, newApproval, timeRate, tenureLength, limits, learning, cadences, retention);
    }

    public EngineSettings withTimeRate(int newRate) {
        return new EngineSettings(
                account, mode, approval, newRate, tenureLength, limits, learning, cadences, retention);
    }

    public EngineSettings withTenureLength(Duration newLength) {
        return new EngineSettings(account, mode, approval, timeRate, newLength, limits, learning, cadences, retention);
    }

    public EngineSettings withLimits(PublishLimits newLimits) {
        return new EngineSettings(
                account, mode, approval, timeRate, tenureLength, newLimits, learning, cadences, retention);
    }

    public EngineSettings withLearning(LearningSettings newLearning) {
        return new EngineSettings(
                account, mode, approval, timeRate, tenureLength, limits, newLearning, cadences, retention);
    }

    public EngineSettings withCadences(JobCadences newCadences) {
        return new EngineSettings(
                account, mode, approval, timeRate, tenureLength, limits, learning, newCadences, retention);
    }

    public EngineSettings withRetention(RetentionSettings newRetention) {
        return new EngineSettings(
                account, mode, approval, timeRate, tenureLength, limits, learning, cadences, newRetention);
    }
}
