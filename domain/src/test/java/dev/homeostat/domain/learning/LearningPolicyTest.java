package dev.homeostat.domain.learning;

import static dev.homeostat.domain.learning.Rewards.START;
import static dev.homeostat.domain.learning.Rewards.style;
import static dev.homeostat.domain.learning.Rewards.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearningPolicyTest {

    private static final LearningSettings SETTINGS = LearningSettings.DEFAULT;

    @Test
    void anEmptyLogGivesThePrior() {
        Model model = LearningPolicy.learn(SETTINGS, List.of(), START);

        assertThat(model.posts()).isZero();
        assertThat(model.lastPosition()).isZero();
        assertThat(model.baseline()).isCloseTo(0, within(1e-9));
        assertThat(model.noise()).isCloseTo(1, within(1e-9));
        assertThat(model.estimates()).hasSize(24);
        model.estimates().forEach((arm, estimate) -> {
            Estimate prior = LearningPolicy.prior(arm);
            assertThat(estimate.mean()).isCloseTo(prior.mean(), within(1e-9));
            assertThat(estimate.variance()).isCloseTo(prior.variance(), within(1e-9));
        });
    }

    @Test
    void nightsAreExpectedToBeWorse() {
        assertThat(LearningPolicy.prior(Arm.hour(3)).mean()).isEqualTo(-0.05);
        assertThat(LearningPolicy.prior(Arm.hour(15)).mean()).isCloseTo(0.05, within(1e-12));
        assertThat(LearningPolicy.prior(topic("sea")).mean()).isZero();
        assertThat(LearningPolicy.prior(topic("sea")).deviation()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void findsAnArmThatEarnsAFifthMore() {
        List<LoggedReward> log = noisyLog(2000, 1, 7);

        Model model = LearningPolicy.learn(SETTINGS, log, START.plus(Duration.ofDays(10)));

        double best = LearningPolicy.estimate(model, topic("best")).mean();
        assertThat(best - LearningPolicy.estimate(model, topic("a")).mean()).isCloseTo(0.18, within(0.12));
        assertThat(model.baseline()).isCloseTo(3, within(0.15));
        assertThat(model.noise()).isCloseTo(1, within(0.06));
        assertThat(model.posts()).isEqualTo(2000);
    }

    @Test
    void hoursLearnFromTheirNeighbors() {
        Rewards rewards = new Rewards();
        for (int i = 0; i < 300; i++) {
            rewards.add(i, Maturity.ONE_DAY, Duration.ofHours(i), i % 2 == 0 ? 3.5 : 3, Arm.hour(i % 2 == 0 ? 20 : 8));
        }

        Model model = LearningPolicy.learn(SETTINGS, rewards.log(), START.plus(Duration.ofDays(20)));

        assertThat(mean(model, 21)).isGreaterThan(mean(model, 9) + 0.3);
        assertThat(mean(model, 23)).isBetween(mean(model, 9), mean(model, 21));
    }

    @Test
    void intervalsCoverAsOftenAsTheySay() {
        int covered = 0;
        int asked = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] truth =
                    random.doubles(8).map(u -> 0.15 * random.nextGaussian()).toArray();
            Model model = LearningPolicy.learn(SETTINGS, log(truth, 300, random), START);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < i; j++) {
                    for (int side = 0; side < 8; side += 4) {
                        asked++;
                        covered += covers(model, truth, side + i, side + j) ? 1 : 0;
                    }
                }
            }
        }

        assertThat((double) covered / asked).isBetween(0.86, 0.94);
    }

    @Test
    void forgetsWhatIsLongAgo() {
        Rewards rewards = new Rewards();
        Duration turn = Duration.ofDays(150);
        for (int i = 0; i < 1200; i++) {
            Duration at = Duration.ofHours(6L * i);
            double lift = at.compareTo(turn) < 0 == (i % 2 == 0) ? 0.25 : -0.25;
            rewards.add(i, Maturity.ONE_DAY, at, 3 + lift, topic(i % 2 == 0 ? "first" : "second"));
        }

        assertThat(lead(rewards, Duration.ofDays(150))).isGreaterThan(0.3);
        assertThat(lead(rewards, Duration.ofDays(300))).isLessThan(-0.3);
    }

    @Test
    void aPostCountsOnceAtItsMostMatureReward() {
        Rewards rewards = new Rewards();
        for (int i = 0; i < 20; i++) {
            rewards.add(i, Maturity.ONE_HOUR, Duration.ofHours(i), 1, topic("a"));
            rewards.add(i, Maturity.SIX_HOURS, Duration.ofHours(i), 2, topic("a"));
            rewards.add(i, Maturity.ONE_DAY, Duration.ofHours(i), 3, topic("a"));
            rewards.add(i, Maturity.SEVEN_DAYS, Duration.ofHours(i), 9, topic("a"));
        }

        Model model = LearningPolicy.learn(SETTINGS, rewards.log(), START.plus(Duration.ofDays(9)));

        assertThat(model.posts()).isEqualTo(20);
        assertThat(model.lastPosition()).isEqualTo(80);
        assertThat(model.baseline()).isCloseTo(3, within(0.05));
        assertThat(model.estimates().get(topic("a")).posts()).isEqualTo(20);
    }

    @Test
    void youngRewardsCountOnceGrowthIsKnownFromTenPosts() {
        assertThat(withYoungOnes(9).posts()).isEqualTo(9);

        Model model = withYoungOnes(10);

        assertThat(model.posts()).isEqualTo(30);
        assertThat(model.baseline()).isCloseTo(3, within(0.1));
    }

    @Test
    void aYoungRewardTellsLessThanAMatureOne() {
        Model mature = carried(Maturity.ONE_DAY);
        Model young = carried(Maturity.ONE_HOUR);

        assertThat(young.posts()).isEqualTo(mature.posts());
        assertThat(young.estimates().get(topic("new")).variance())
                .isGreaterThan(mature.estimates().get(topic("new")).variance() * 1.05);
    }

    @Test
    void theSameLogGivesTheSameBitsInAnyOrder() {
        List<LoggedReward> log = noisyLog(400, 1, 3);
        List<LoggedReward> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, new Random(1));

        ModelVersion version = LearningPolicy.learn(SETTINGS, log, START).version();

        assertThat(LearningPolicy.learn(SETTINGS, List.copyOf(log), START).version())
                .isEqualTo(version);
        assertThat(LearningPolicy.learn(SETTINGS, shuffled, START).version()).isEqualTo(version);
    }

    /** Replay on any platform rests on this: the bits are not those of one machine. */
    @Test
    void theBitsAreThoseOfEveryPlatform() {
        assertThat(LearningPolicy.learn(SETTINGS, noisyLog(50, 1, 3), START)
                        .version()
                        .brief())
                .isEqualTo("c551e267fe27");
    }

    /** The last bits of one reward are less than the sum over all posts can hold. */
    @Test
    void aChangedBitInARewardChangesTheVersion() {
        List<LoggedReward> log = noisyLog(100, 1, 3);
        ModelVersion version = LearningPolicy.learn(SETTINGS, log, START).version();

        for (int bit = 12; bit < 52; bit++) {
            assertThat(LearningPolicy.learn(SETTINGS, withBitFlipped(log, bit), START)
                            .version())
                    .as("bit %d", bit)
                    .isNotEqualTo(version);
        }
    }

    @Test
    void rewardsBeyondMemoryMakeNoDifference() {
        List<LoggedReward> log = noisyLog(400, 1, 3);
        Instant asOf = START.plus(SETTINGS.halfLife().multipliedBy(LearningPolicy.MEMORY_HALF_LIVES))
                .plus(Duration.ofHours(100));
        Instant since = LearningPolicy.knownSince(SETTINGS, asOf);
        List<LoggedReward> late = log.stream()
                .filter(logged -> !logged.reward().postedAt().isBefore(since))
                .toList();

        Model model = LearningPolicy.learn(SETTINGS, log, asOf);

        assertThat(late).hasSizeLessThan(log.size());
        assertThat(model.version())
                .isEqualTo(LearningPolicy.learn(SETTINGS, late, asOf).version());
    }

    @Test
    void learnsFromFourThousandRewardsInMilliseconds() {
        List<LoggedReward> log = noisyLog(4000, 1, 3);

        assertTimeout(Duration.ofSeconds(4), () -> {
            for (int i = 0; i < 40; i++) {
                LearningPolicy.learn(SETTINGS, log, START);
            }
        });
    }

    private static List<LoggedReward> withBitFlipped(List<LoggedReward> log, int bit) {
        List<LoggedReward> changed = new ArrayList<>(log);
        LoggedReward logged = log.get(bit);
        Reward reward = logged.reward();
        double value = Double.longBitsToDouble(Double.doubleToLongBits(reward.value()) ^ (1L << bit));
        changed.set(
                bit,
                new LoggedReward(
                        logged.position(),
                        new Reward(reward.post(), reward.arms(), reward.maturity(), reward.postedAt(), value)));
        return changed;
    }

    private static double mean(Model model, int hour) {
        return model.estimates().get(Arm.hour(hour)).mean();
    }

    private static double lead(Rewards rewards, Duration after) {
        Instant asOf = START.plus(after);
        List<LoggedReward> known = rewards.log().stream()
                .filter(logged -> !logged.reward()
                        .postedAt()
                        .plus(logged.reward().maturity().age())
                        .isAfter(asOf))
                .toList();
        Model model = LearningPolicy.learn(SETTINGS, known, asOf);
        return model.estimates().get(topic("first")).mean()
                - model.estimates().get(topic("second")).mean();
    }

    private static Model withYoungOnes(int pairs) {
        Rewards rewards = new Rewards();
        for (int i = 0; i < 30; i++) {
            rewards.add(i, Maturity.ONE_HOUR, Duration.ofHours(i), 1, topic("a"));
            if (i < pairs) {
                rewards.add(i, Maturity.ONE_DAY, Duration.ofHours(i), 3, topic("a"));
            }
        }
        return LearningPolicy.learn(SETTINGS, rewards.log(), START.plus(Duration.ofDays(2)));
    }

    private static Model carried(Maturity maturity) {
        Rewards rewards = new Rewards();
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            double young = 1 + random.nextGaussian();
            rewards.add(i, Maturity.ONE_HOUR, Duration.ofHours(i), young, topic("old"));
            rewards.add(i, Maturity.ONE_DAY, Duration.ofHours(i), young + 2 + random.nextGaussian(), topic("old"));
        }
        for (int i = 100; i < 200; i++) {
            rewards.add(i, maturity, Duration.ofHours(i), 2 + random.nextGaussian(), topic("new"));
        }
        return LearningPolicy.learn(SETTINGS, rewards.log(), START.plus(Duration.ofDays(9)));
    }

    private static List<LoggedReward> noisyLog(int posts, double noise, long seed) {
        Random random = new Random(seed);
        Rewards rewards = new Rewards();
        String[] topics = {"best", "a", "b", "c"};
        for (int i = 0; i < posts; i++) {
            int topic = random.nextInt(4);
            double value = 3 + (topic == 0 ? 0.18 : 0) + noise * random.nextGaussian();
            rewards.add(
                    i,
                    Maturity.ONE_DAY,
                    Duration.ofHours(i % 240),
                    value,
                    topic(topics[topic]),
                    style("style" + random.nextInt(3)),
                    Arm.hour(random.nextInt(24)));
        }
        return rewards.log();
    }

    private static List<LoggedReward> log(double[] truth, int posts, Random random) {
        Rewards rewards = new Rewards();
        for (int i = 0; i < posts; i++) {
            int topic = random.nextInt(4);
            int style = 4 + Math.min(random.nextInt(4), random.nextInt(4));
            double value = 3 + truth[topic] + truth[style] + random.nextGaussian();
            rewards.add(i, Maturity.ONE_DAY, Duration.ZERO, value, arm(topic), arm(style));
        }
        return rewards.log();
    }

    private static Arm arm(int number) {
        return number < 4 ? topic("t" + number) : style("s" + number);
    }

    private static boolean covers(Model model, double[] truth, int one, int other) {
        Estimate first = model.estimates().get(arm(one));
        Estimate second = model.estimates().get(arm(other));
        double error = first.mean() - second.mean() - (truth[one] - truth[other]);
        return Math.abs(error) <= 1.645 * Math.sqrt(first.variance() + second.variance());
    }
}
