package dev.homeostat.domain.learning;

import static dev.homeostat.domain.learning.Rewards.START;
import static dev.homeostat.domain.learning.Rewards.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ChoicePolicyTest {

    private static final int MILLION = 1_000_000;

    @Test
    void aMillionDrawsMatchThePropensities() {
        Random random = new Random(11);
        for (Dimension dimension : Dimension.values()) {
            Model model = model(0.1, dimension, 5, random);
            Distribution distribution = ChoicePolicy.distribution(model, dimension, arms(model, dimension));
            Map<Arm, Integer> counts = new TreeMap<>();
            boolean exact = true;
            for (int draw = 0; draw < MILLION; draw++) {
                Pick pick = distribution.draw(random.nextDouble());
                exact &= pick.propensity() == distribution.of(pick.arm());
                counts.merge(pick.arm(), 1, Integer::sum);
            }

            assertThat(exact).isTrue();
            distribution.probabilities().forEach((arm, probability) -> {
                double sigma = Math.sqrt(probability * (1 - probability) / MILLION);
                assertThat(counts.get(arm) / (double) MILLION).isCloseTo(probability, within(4 * sigma));
            });
        }
    }

    @Test
    void thompsonProbabilitiesAgreeWithSampling() {
        Random random = new Random(12);
        for (int arms = 2; arms <= 6; arms += 2) {
            Model model = model(0.1, Dimension.TOPIC, arms, random);
            List<Arm> candidates = arms(model, Dimension.TOPIC);
            Map<Arm, Double> best = ChoicePolicy.best(model, Dimension.TOPIC, candidates);
            int[] wins = wins(
                    candidates.stream()
                            .map(arm -> LearningPolicy.estimate(model, arm))
                            .toList(),
                    random);

            for (int i = 0; i < arms; i++) {
                double probability = best.get(candidates.get(i));
                double sigma = Math.sqrt(probability * (1 - probability) / MILLION);
                assertThat(wins[i] / (double) MILLION).isCloseTo(probability, within(4.5 * sigma + 1e-5));
            }
        }
    }

    @Test
    void twoArmsAreBestAsOftenAsTheirDifferenceSays() {
        Model model = model(0.1, Map.of(topic("a"), belief(0.1, 0.3), topic("b"), belief(0, 0.05)));

        assertThat(ChoicePolicy.best(model, Dimension.TOPIC, List.of(topic("a"), topic("b")))
                        .get(topic("a")))
                .isCloseTo(NormalCurve.below(0.1 / Math.hypot(0.3, 0.05)), within(1e-5));
    }

    @Test
    void fullExplorationIsExactlyUniform() {
        Model model = model(1, Dimension.GENERATOR, 3, new Random(1));

        assertThat(ChoicePolicy.distribution(model, Dimension.GENERATOR, arms(model, Dimension.GENERATOR))
                        .probabilities()
                        .values())
                .containsExactly(1.0 / 3, 1.0 / 3, 1.0 / 3);
    }

    @Test
    void aSingleCandidateIsCertain() {
        Model model = model(0.1, Map.of());

        Pick pick = ChoicePolicy.distribution(model, Dimension.TOPIC, List.of(topic("only")))
                .draw(0.999);

        assertThat(pick).isEqualTo(new Pick(topic("only"), 1, 1));
    }

    @Test
    void theOrderOfCandidatesDoesNotMatter() {
        Model model = model(0.1, Dimension.TOPIC, 6, new Random(4));
        List<Arm> candidates = new ArrayList<>(arms(model, Dimension.TOPIC));
        Distribution sorted = ChoicePolicy.distribution(model, Dimension.TOPIC, candidates);
        Collections.shuffle(candidates, new Random(2));

        assertThat(ChoicePolicy.distribution(model, Dimension.TOPIC, candidates))
                .isEqualTo(sorted);
    }

    @Test
    void anUnknownArmIsJudgedByItsPrior() {
        Model model = model(0.1, Map.of(topic("known"), belief(0, 0.15)));

        assertThat(ChoicePolicy.best(model, Dimension.TOPIC, List.of(topic("known"), topic("new")))
                        .get(topic("new")))
                .isCloseTo(0.5, within(1e-9));
    }

    @Test
    void anArmKnownToBeBestIsChosenUpToItsBound() {
        Model model = model(0.1, Map.of(topic("a"), belief(2, 0.01), topic("b"), belief(0, 0.01)));

        assertThat(ChoicePolicy.distribution(model, Dimension.TOPIC, List.of(topic("a"), topic("b")))
                        .of(topic("a")))
                .isEqualTo(0.6);
        assertThat(ChoicePolicy.distribution(
                                model, Dimension.TOPIC, List.of(topic("a"), topic("b"), topic("c"), topic("d")))
                        .of(topic("b")))
                .isGreaterThanOrEqualTo(0.05);
    }

    @Test
    void refusesCandidatesOfAnotherDimensionAndNone() {
        Model model = model(0.1, Map.of());

        assertThatThrownBy(() -> ChoicePolicy.distribution(model, Dimension.HOUR, List.of(topic("a"))))
                .hasMessageContaining("no candidate for hour");
        assertThatThrownBy(() -> ChoicePolicy.distribution(model, Dimension.HOUR, List.of()))
                .hasMessageContaining("needs a candidate");
    }

    @Property(tries = 500)
    void boundsHoldAndAllAddsUpToOneWhateverIsBelieved(
            @ForAll Dimension dimension,
            @ForAll @IntRange(min = 1, max = 24) int arms,
            @ForAll long seed,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 1) double exploration,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 5) double spread) {
        Random random = new Random(seed);
        Map<Arm, Estimate> beliefs = new TreeMap<>();
        for (int i = 0; i < arms; i++) {
            beliefs.put(
                    arm(dimension, i), belief(spread * random.nextGaussian(), 0.001 + spread * random.nextDouble()));
        }
        Distribution distribution =
                ChoicePolicy.distribution(model(exploration, beliefs), dimension, List.copyOf(beliefs.keySet()));

        Bounds bounds = Bounds.of(dimension, arms);
        assertThat(distribution.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(distribution.probabilities().values())
                .allMatch(probability -> probability >= bounds.least() && probability <= bounds.greatest())
                .allMatch(probability -> probability >= exploration / arms * (1 - 1e-9));
    }

    @Test
    void sameOfTheSameBringsAUniformChoice() {
        Model model = model(0.1, Map.of(topic("a"), belief(1, 0.01)));
        List<Arm> candidates = List.of(topic("a"), topic("b"), topic("c"));

        assertThat(ChoicePolicy.distribution(model, Dimension.TOPIC, candidates, Collections.nCopies(30, topic("a")))
                        .of(topic("b")))
                .isEqualTo(1.0 / 3);
        assertThat(ChoicePolicy.distribution(model, Dimension.TOPIC, candidates, Collections.nCopies(9, topic("a")))
                        .of(topic("a")))
                .isEqualTo(0.6);
    }

    @Test
    void diversityLooksAtTheLatestThirtyOfTheDimensionAndLetsHoursRepeat() {
        List<Arm> candidates = List.of(topic("a"), topic("b"));
        List<Arm> mixed = IntStream.range(0, 60)
                .mapToObj(i -> topic(i < 30 || i % 2 == 0 ? "a" : "b"))
                .toList();
        List<Arm> reversed = new ArrayList<>(mixed);
        Collections.reverse(reversed);

        assertThat(DiversityPolicy.choosesUniformly(Dimension.TOPIC, candidates, mixed))
                .isTrue();
        assertThat(DiversityPolicy.choosesUniformly(Dimension.TOPIC, candidates, reversed))
                .isFalse();
        assertThat(DiversityPolicy.choosesUniformly(
                        Dimension.HOUR, List.of(Arm.hour(1), Arm.hour(2)), Collections.nCopies(30, Arm.hour(1))))
                .isFalse();
    }

    @Test
    void theNormalCurveIsExact() {
        assertThat(NormalCurve.below(0)).isEqualTo(0.5, within(1e-15));
        assertThat(NormalCurve.below(1.96)).isEqualTo(0.9750021048517795, within(1e-14));
        assertThat(NormalCurve.below(-3)).isEqualTo(0.0013498980316300933, within(1e-16));
        assertThat(NormalCurve.below(-8)).isEqualTo(6.220960574271786e-16, within(1e-21));
        assertThat(NormalCurve.below(-40)).isZero();
        assertThat(NormalCurve.below(40)).isEqualTo(1);
    }

    private static int[] wins(List<Estimate> beliefs, Random random) {
        int[] wins = new int[beliefs.size()];
        for (int draw = 0; draw < MILLION; draw++) {
            int best = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < wins.length; i++) {
                double value = beliefs.get(i).mean() + beliefs.get(i).deviation() * random.nextGaussian();
                if (value > highest) {
                    highest = value;
                    best = i;
                }
            }
            wins[best]++;
        }
        return wins;
    }

    private static Model model(double exploration, Dimension dimension, int arms, Random random) {
        Map<Arm, Estimate> beliefs = new TreeMap<>();
        for (int i = 0; i < arms; i++) {
            beliefs.put(arm(dimension, i), belief(0.2 * random.nextGaussian(), 0.02 + 0.2 * random.nextDouble()));
        }
        return model(exploration, beliefs);
    }

    private static Model model(double exploration, Map<Arm, Estimate> beliefs) {
        LearningSettings settings =
                new LearningSettings(Maturity.ONE_DAY, LearningSettings.DEFAULT.halfLife(), exploration);
        return new Model(settings, START, 0, 0, 0, 1, beliefs);
    }

    private static List<Arm> arms(Model model, Dimension dimension) {
        return model.estimates().keySet().stream()
                .filter(arm -> arm.dimension() == dimension)
                .toList();
    }

    private static Arm arm(Dimension dimension, int number) {
        return dimension == Dimension.HOUR ? Arm.hour(number) : new Arm(dimension, "arm%02d".formatted(number));
    }

    private static Estimate belief(double mean, double deviation) {
        return new Estimate(mean, deviation * deviation, 1);
    }
}
