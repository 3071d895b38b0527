package dev.homeostat.domain.learning;

import static dev.homeostat.domain.learning.Rewards.START;
import static dev.homeostat.domain.learning.Rewards.topic;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Learning and choosing together, on Gaussian arms of which one is better. */
class RegretTest {

    private static final List<Arm> ARMS = List.of(topic("a"), topic("b"), topic("c"));
    private static final double[] VALUES = {3.0, 3.0, 3.4};
    private static final int POSTS = 300;

    @Test
    void regretStaysWellBelowThatOfUniformChoice() {
        double learned = 0;
        double uniform = 0;
        for (int seed = 0; seed < 20; seed++) {
            learned += regret(new LearningSettings(Maturity.ONE_DAY, Duration.ofDays(45), 0.1), seed);
            uniform += regret(new LearningSettings(Maturity.ONE_DAY, Duration.ofDays(45), 1), seed);
        }

        assertThat(learned).isLessThan(0.75 * uniform);
    }

    private static double regret(LearningSettings settings, long seed) {
        Random random = new Random(seed);
        Rewards rewards = new Rewards();
        Model model = LearningPolicy.learn(settings, List.of(), START);
        double regret = 0;
        for (int post = 0; post < POSTS; post++) {
            Duration at = Duration.ofHours(4L * post);
            if (post % 6 == 0) {
                model = LearningPolicy.learn(settings, rewards.log(), START.plus(at));
            }
            Arm arm = ChoicePolicy.distribution(model, Dimension.TOPIC, ARMS)
                    .draw(random.nextDouble())
                    .arm();
            double value = VALUES[ARMS.indexOf(arm)];
            regret += 3.4 - value;
            rewards.add(post, Maturity.ONE_DAY, at, value + random.nextGaussian(), arm);
        }
        return regret;
    }
}
