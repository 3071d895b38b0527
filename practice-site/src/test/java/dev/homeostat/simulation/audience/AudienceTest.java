package dev.homeostat.simulation.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final List<String> TOPICS = List.of("sea", "sky", "wood", "stone");
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant DRIFT = Instant.parse("2026-02-20T00:00:00Z");
    private static final double LIFT = Math.log(1.2);
    private static final int VIEWS = 50_000;

    @Test
    void everyDimensionHasOneArmThatIsTwentyPercentBetterThanTheAverageOfTheOthers() {
        for (long seed = 0; seed < 200; seed++) {
            Audience audience = Audience.of(plan(seed, 1));
            for (Dimension dimension : List.of(Dimension.GENERATOR, Dimension.FORMAT, Dimension.TOPIC)) {
                double[] effects = sorted(audience.effects(dimension, START));
                double others = DoubleStream.of(effects)
                        .limit(effects.length - 1)
                        .average()
                        .orElseThrow();

                assertThat(effects[effects.length - 1] - others).isCloseTo(LIFT, within(1e-12));
                assertThat(effects[effects.length - 1] - effects[effects.length - 2])
                        .isGreaterThan(0.05);
            }
        }
    }

    @Test
    void hoursRiseAndFallSmoothlyOverTheDay() {
        SortedMap<Arm, Double> hours = Audience.of(plan(3, 1)).effects(Dimension.HOUR, START);

        assertThat(hours).hasSize(24);
        assertThat(sorted(hours)[23]).isCloseTo(LIFT, within(1e-12));
        assertThat(sorted(hours)[0]).isCloseTo(-LIFT, within(1e-12));
        assertThat(IntStream.range(0, 24)
                        .mapToDouble(hour -> Math.abs(effectOf(hours, hour) - effectOf(hours, (hour + 1) % 24))))
                .allMatch(step -> step < 0.05);
    }

    @Test
    void seedsDrawTheirBestArmsEvenly() {
        Map<Arm, Long> best = LongStream.range(0, 2_000)
                .mapToObj(seed -> best(Audience.of(plan(seed, 1)), Dimension.TOPIC, START))
                .collect(Collectors.groupingBy(arm -> arm, Collectors.counting()));

        assertThat(best).hasSize(4).allSatisfy((arm, count) -> assertThat(count).isBetween(420L, 580L));
    }

    @Test
    void driftMakesAnotherArmTheBestInEveryDimension() {
        for (long seed = 0; seed < 200; seed++) {
            Audience audience = Audience.of(drifting(seed));
            for (Dimension dimension : Dimension.values()) {
                assertThat(best(audience, dimension, DRIFT))
                        .isNotEqualTo(best(audience, dimension, DRIFT.minusMillis(1)));
                assertThat(sorted(audience.effects(dimension, DRIFT)))
                        .containsExactly(sorted(audience.effects(dimension, START)));
            }
        }
    }

    @Test
    void withoutNoiseViewsTellTheEffectsOfWhatIsSeen() {
        Audience audience = Audience.of(plan(5, 0));
        SeenPost figure = single("7", "11 km. #Sea", START.plus(Duration.ofHours(9)));
        List<Arm> arms = List.of(
                Arm.hour(9),
                new Arm(Dimension.GENERATOR, "figure"),
                new Arm(Dimension.FORMAT, "single"),
                new Arm(Dimension.TOPIC, "sea"));

        double expected = VIEWS * Math.exp(audience.expected(arms, START));

        assertThat((double) audience.follow(figure)
                        .counts(0, START.plus(Duration.ofDays(60)))
                        .views())
                .isCloseTo(expected, within(2.0));
    }

    @Test
    void luckIsLognormalWithItsSigma() {
        Audience audience = Audience.of(plan(11, 1));
        double[] logs = IntStream.range(0, 4_000)
                .mapToObj(id -> single("id " + id, "Nothing.", START))
                .mapToDouble(post -> Math.log((double) audience.follow(post)
                        .counts(0, START.plus(Duration.ofDays(60)))
                        .views()))
                .toArray();
        double mean = DoubleStream.of(logs).average().orElseThrow();
        double variance = DoubleStream.of(logs)
                .map(log -> (log - mean) * (log - mean))
                .average()
                .orElseThrow();
        List<Arm> arms =
                List.of(Arm.hour(0), new Arm(Dimension.GENERATOR, "statement"), new Arm(Dimension.FORMAT, "single"));

        assertThat(mean).isCloseTo(Math.log(VIEWS) + audience.expected(arms, START), within(0.06));
        assertThat(Math.sqrt(variance)).isCloseTo(1, within(0.05));
    }

    @Test
    void countsAreTheSameAgainAndNeverFall() {
        SeenPost post = single("42", "Is it? #Sky", START);
        Following one = Audience.of(plan(2, 1)).follow(post);
        Following again = Audience.of(plan(2, 1)).follow(post);
        Counts before = Counts.NONE;
        for (int minutes = 0; minutes < 14 * 24 * 60; minutes += 10) {
            Instant now = START.plus(Duration.ofMinutes(minutes));
            Counts counts = one.counts(0, now);
            assertThat(counts).isEqualTo(again.counts(0, now));
            assertNoneFell(before, counts);
            before = counts;
        }
        assertThat(before.likes()).isBetween(before.views() / 50, before.views() / 15);
    }

    @Test
    void mostOfTheAttentionComesInTheFirstDay() {
        SeenPost post = single("42", "Is it? #Sky", START);
        Following following = Audience.of(plan(2, 0)).follow(post);

        double end = following.counts(0, START.plus(Duration.ofDays(60))).views();

        assertThat(following.counts(0, START).views()).isZero();
        assertThat(following.counts(0, START.minusSeconds(5)).views()).isZero();
        assertThat(following.counts(0, START.plus(Duration.ofDays(1))).views() / end)
                .isBetween(0.75, 0.85);
    }

    @Test
    void aPostThatBecomesAThreadKeepsWhatItHadAndItsLaterItemsHaveLess() {
        Audience audience = Audience.of(plan(2, 1));
        Instant second = START.plusSeconds(600);
        SeenPost.Item first = new SeenPost.Item("1", "One.", START);
        SeenPost alone = new SeenPost(List.of(first));
        SeenPost thread = new SeenPost(List.of(first, new SeenPost.Item("2", "Two.", second)));

        assertThat(audience.follow(thread).counts(0, second))
                .isEqualTo(audience.follow(alone).counts(0, second));
        Counts head = audience.follow(thread).counts(0, START.plus(Duration.ofDays(2)));
        Counts tail = audience.follow(thread).counts(1, START.plus(Duration.ofDays(2)));
        assertThat(tail.views()).isPositive().isLessThan(head.views());
        double ratio = head.views()
                / (double) audience.follow(alone)
                        .counts(0, START.plus(Duration.ofDays(2)))
                        .views();
        double expected = audience.effects(Dimension.FORMAT, START).get(new Arm(Dimension.FORMAT, "thread"))
                - audience.effects(Dimension.FORMAT, START).get(new Arm(Dimension.FORMAT, "single"));
        assertThat(Math.log(ratio)).isCloseTo(expected, within(0.02));
    }

    private static void assertNoneFell(Counts before, Counts now) {
        assertThat(now.views()).isGreaterThanOrEqualTo(before.views());
        assertThat(now.likes()).isGreaterThanOrEqualTo(before.likes());
        assertThat(now.replies()).isGreaterThanOrEqualTo(before.replies());
        assertThat(now.reposts()).isGreaterThanOrEqualTo(before.reposts());
    }

    private static SeenPost single(String id, String text, Instant at) {
        return new SeenPost(List.of(new SeenPost.Item(id, text, at)));
    }

    private static Arm best(Audience audience, Dimension dimension, Instant at) {
        return audience.effects(dimension, at).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static double effectOf(SortedMap<Arm, Double> hours, int hour) {
        return hours.get(Arm.hour(hour));
    }

    private static double[] sorted(SortedMap<Arm, Double> effects) {
        return effects.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static AudiencePlan plan(long seed, double noise) {
        return new AudiencePlan(seed, TOPICS, Optional.empty(), 0.2, noise, VIEWS, ZoneOffset.UTC);
    }

    private static AudiencePlan drifting(long seed) {
        return new AudiencePlan(seed, TOPICS, Optional.of(DRIFT), 0.2, 1, 1_000, ZoneOffset.UTC);
    }
}
