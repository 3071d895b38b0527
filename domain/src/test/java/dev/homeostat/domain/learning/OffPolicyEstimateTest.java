package dev.homeostat.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.homeostat.domain.learning.OffPolicyEstimate.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OffPolicyEstimateTest {

    private static final double[] REWARDS = {1.0, 1.2, 0.7};
    private static final double[] TARGET = {0.2, 0.7, 0.1};
    private static final double TRUTH = 0.2 * 1.0 + 0.7 * 1.2 + 0.1 * 0.7;
    private static final int REPLICATIONS = 2000;

    @Test
    void inversePropensityIsUnbiasedWithinItsError() {
        Summary summary = replicate(OffPolicyEstimate::inversePropensity);

        assertThat(summary.mean).isCloseTo(TRUTH, within(4 * summary.deviation / Math.sqrt(REPLICATIONS)));
        assertThat(summary.meanError).isCloseTo(summary.deviation, within(0.06 * summary.deviation));
        assertThat(summary.covered).isBetween(0.92, 0.97);
    }

    @Test
    void selfNormalizedIsNearTheTruthAndSteadier() {
        Summary plain = replicate(OffPolicyEstimate::inversePropensity);
        Summary normalized = replicate(OffPolicyEstimate::selfNormalized);

        assertThat(normalized.mean).isCloseTo(TRUTH, within(0.01));
        assertThat(normalized.deviation).isLessThan(plain.deviation);
        assertThat(normalized.covered).isBetween(0.92, 0.97);
    }

    @Test
    void theAdvantageOverWhatWasEarnedHasAnHonestError() {
        double earned = 0.5 * 1.0 + 0.2 * 1.2 + 0.3 * 0.7;

        Summary summary = replicate(OffPolicyEstimate::advantage);

        assertThat(summary.mean).isCloseTo(TRUTH - earned, within(0.01));
        assertThat(summary.meanError).isCloseTo(summary.deviation, within(0.06 * summary.deviation));
        assertThat(OffPolicyEstimate.advantage(List.of(new Logged(0.5, 0.5, 1), new Logged(0.2, 0.2, 2))))
                .isEqualTo(new OffPolicyEstimate(0, 0, 2, 2));
    }

    @Test
    void thePolicyThatWasFollowedEarnedWhatItEarned() {
        List<Logged> log = List.of(new Logged(0.5, 0.5, 1), new Logged(0.2, 0.2, 2), new Logged(1, 1, 3));

        OffPolicyEstimate estimate = OffPolicyEstimate.inversePropensity(log);

        assertThat(estimate.value()).isEqualTo(2);
        assertThat(estimate.standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
        assertThat(estimate.effectivePosts()).isCloseTo(3, within(1e-12));
        assertThat(OffPolicyEstimate.selfNormalized(log).value()).isEqualTo(2);
    }

    @Test
    void onePostHasNoError() {
        assertThat(OffPolicyEstimate.selfNormalized(List.of(new Logged(0.5, 0.25, 1)))
                        .standardError())
                .isNaN();
    }

    @Test
    void refusesAnEmptyLogAndImpossibleProbabilities() {
        assertThatThrownBy(() -> OffPolicyEstimate.inversePropensity(List.of())).hasMessageContaining("no posts");
        assertThatThrownBy(() -> new Logged(0, 0.5, 1)).hasMessageContaining("0.0");
    }

    private record Summary(double mean, double deviation, double meanError, double covered) {}

    private static Summary replicate(Function<List<Logged>, OffPolicyEstimate> estimator) {
        Random random = new Random(21);
        double sum = 0;
        double squares = 0;
        double errors = 0;
        int covered = 0;
        for (int i = 0; i < REPLICATIONS; i++) {
            OffPolicyEstimate estimate = estimator.apply(log(random));
            sum += estimate.value();
            squares += estimate.value() * estimate.value();
            errors += estimate.standardError();
            boolean within = Math.abs(estimate.value() - TRUTH)
                    <= OffPolicyEstimate.NINETEEN_OF_TWENTY * estimate.standardError();
            covered += within ? 1 : 0;
        }
        double mean = sum / REPLICATIONS;
        return new Summary(
                mean,
                Math.sqrt(squares / REPLICATIONS - mean * mean),
                errors / REPLICATIONS,
                (double) covered / REPLICATIONS);
    }

    private static List<Logged> log(Random random) {
        TreeMap<Arm, Double> probabilities = new TreeMap<>();
        double[] behavior = {0.5, 0.2, 0.3};
        for (int arm = 0; arm < behavior.length; arm++) {
            probabilities.put(Rewards.topic("" + arm), behavior[arm]);
        }
        Distribution distribution = new Distribution(probabilities);
        List<Logged> log = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Pick pick = distribution.draw(random.nextDouble());
            int arm = Integer.parseInt(pick.arm().name());
            log.add(new Logged(pick.propensity(), TARGET[arm], REWARDS[arm] + 0.5 * random.nextGaussian()));
        }
        return log;
    }
}
