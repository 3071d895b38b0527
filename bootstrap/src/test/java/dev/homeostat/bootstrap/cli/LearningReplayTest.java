package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Reward;
import dev.homeostat.domain.post.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LearningReplayTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("main");

    private final KeptLog log = new KeptLog();

    @Test
    void everyModelComesOutOfTheLogAgain() {
        learnAsPostsComeIn();

        LearningReplay replay = LearningReplay.of(log, ACCOUNT);

        assertThat(replay.models()).isEqualTo(12);
        assertThat(replay.identical()).isEqualTo(12);
    }

    @Test
    void tellsWhichModelsDoNotComeOut() {
        learnAsPostsComeIn();
        Reward reward = log.rewards.get(50).reward();
        log.rewards.set(
                50,
                new LoggedReward(
                        51,
                        new Reward(
                                reward.post(),
                                reward.arms(),
                                reward.maturity(),
                                reward.postedAt(),
                                reward.value() + 1e-9)));

        LearningReplay replay = LearningReplay.of(log, ACCOUNT);

        assertThat(replay.identical()).isEqualTo(5);
        assertThat(replay.differences())
                .hasSize(7)
                .first()
                .asString()
                .contains(log.models.get(5).version().brief(), "2026-01-03T11:00:00Z", "comes out as");
    }

    @Test
    void anEmptyLogHasNothingToReplay() {
        assertThat(LearningReplay.of(log, ACCOUNT)).isEqualTo(new LearningReplay(0, List.of()));
    }

    private void learnAsPostsComeIn() {
        Random random = new Random(1);
        for (int post = 0; post < 120; post++) {
            Instant postedAt = START.plus(Duration.ofHours(post));
            log.rewards.add(new LoggedReward(
                    post + 1L,
                    new Reward(
                            new PostId(new UUID(0, post)),
                            List.of(Arm.hour(post % 24)),
                            Maturity.ONE_DAY,
                            postedAt,
                            3 + random.nextGaussian())));
            if (post % 10 == 9) {
                log.models.add(LearningPolicy.learn(LearningSettings.DEFAULT, log.rewards, postedAt));
            }
        }
    }

    /** What replay needs of a log. */
    private static final class KeptLog implements LearningLog {

        final List<LoggedReward> rewards = new ArrayList<>();
        final List<Model> models = new ArrayList<>();

        @Override
        public Harvest harvest(AccountId account) {
            return new Harvest(START, List.of());
        }

        @Override
        public int append(Tenure tenure, List<Reward> added) {
            return 0;
        }

        @Override
        public List<LoggedReward> rewards(AccountId account, Instant postedSince, long upTo) {
            return rewards.stream()
                    .filter(logged -> logged.position() <= upTo)
                    .filter(logged -> !logged.reward().postedAt().isBefore(postedSince))
                    .toList();
        }

        @Override
        public boolean keep(Tenure tenure, Model model, SortedMap<String, Integer> gates) {
            return false;
        }

        @Override
        public Optional<Model> latest(AccountId account) {
            return models.isEmpty() ? Optional.empty() : Optional.of(models.getLast());
        }

        @Override
        public Optional<ModelVersion> latestVersion(AccountId account) {
            return latest(account).map(Model::version);
        }

        @Override
        public List<ModelVersion> versions(AccountId account) {
            return models.stream().map(Model::version).toList();
        }

        @Override
        public Optional<Model> find(ModelVersion version) {
            return models.stream()
                    .filter(model -> model.version().equals(version))
                    .findFirst();
        }
    }
}
