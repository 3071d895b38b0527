package dev.homeostat.testkit.memory;

import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Reward;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What an account learns from and what it learned. */
final class RewardLog {

    private final List<LoggedReward> rewards = new ArrayList<>();
    private final SequencedMap<ModelVersion, Model> models = new LinkedHashMap<>();

    void add(Reward reward) {
        rewards.add(new LoggedReward(lastPosition() + 1, reward));
    }

    long lastPosition() {
        return rewards.size();
    }

    List<LoggedReward> rewards(Instant postedSince, long upTo) {
        return rewards.stream()
                .limit(Math.max(0, upTo))
                .filter(logged -> !logged.reward().postedAt().isBefore(postedSince))
                .toList();
    }

    /** Whether it was new. */
    boolean keep(Model model) {
        return models.putIfAbsent(model.version(), model) == null;
    }

    Optional<Model> latest() {
        return Optional.ofNullable(models.lastEntry()).map(entry -> entry.getValue());
    }

    Optional<Model> find(ModelVersion version) {
        return Optional.ofNullable(models.get(version));
    }

    List<ModelVersion> versions() {
        return List.copyOf(models.keySet());
    }
}
