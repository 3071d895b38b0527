package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the models that were kept come out of the log again.
 *
 * @param models how many were kept
 * @param differences one line for each that does not come out to the bit
 */
record LearningReplay(int models, List<String> differences) {

    static LearningReplay of(LearningLog log, AccountId account) {
        List<LoggedReward> rewards = log.rewards(account, Instant.EPOCH, Long.MAX_VALUE);
        List<ModelVersion> versions = log.versions(account);
        List<String> differences = new ArrayList<>();
        for (ModelVersion version : versions) {
            difference(version, log.find(version), rewards).ifPresent(differences::add);
        }
        return new LearningReplay(versions.size(), differences);
    }

    int identical() {
        return models - differences.size();
    }

    private static Optional<String> difference(
            ModelVersion version, Optional<Model> found, List<LoggedReward> rewards) {
        if (found.isEmpty()) {
            return Optional.of("model %s is not in the log".formatted(version.brief()));
        }
        Model kept = found.get();
        List<LoggedReward> known = rewards.stream()
                .filter(logged -> logged.position() <= kept.lastPosition())
                .toList();
        ModelVersion again =
                LearningPolicy.learn(kept.settings(), known, kept.asOf()).version();
        return again.equals(version)
                ? Optional.empty()
                : Optional.of("model %s of %s comes out as %s".formatted(version.brief(), kept.asOf(), again.brief()));
    }
}
