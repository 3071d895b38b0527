package dev.homeostat.domain.learning;

import dev.homeostat.domain.post.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a log says for a model: every post once, at the target's age or carried there.
 *
 * @param growths how posts grew from the younger maturities to the target, where enough posts tell
 * @param lastPosition place of the last reward that is not too old, 0 for none
 */
record Evidence(List<Observation> observations, Map<Maturity, Growth> growths, long lastPosition) {

    private static final Comparator<LoggedReward> ORDER = Comparator.comparingLong(LoggedReward::position)
            .thenComparing(logged -> logged.reward().post().value())
            .thenComparing(logged -> logged.reward().maturity());

    /**
     * One post.
     *
     * @param arms none twice
     * @param maturity the age at which it was seen
     * @param weight in (0, 1], by its age
     * @param value its reward at the target's age, as far as known
     */
    record Observation(List<Arm> arms, Maturity maturity, double weight, double value) {}

    /** Mean and variance of what is added to a reward until the target's age. */
    record Growth(double mean, double variance) {
        static final Growth NONE = new Growth(0, 0);
    }

    static Evidence of(LearningSettings settings, List<LoggedReward> log, Instant asOf) {
        Instant since = LearningPolicy.knownSince(settings, asOf);
        List<LoggedReward> known = log.stream()
                .filter(logged -> !logged.reward().postedAt().isBefore(since))
                .sorted(ORDER)
                .toList();
        List<Map<Maturity, Reward>> posts = posts(settings, known);
        Map<Maturity, Growth> growths = growths(settings.target(), posts);
        List<Observation> observations = new ArrayList<>();
        for (Map<Maturity, Reward> post : posts) {
            observation(settings, post, growths, asOf).ifPresent(observations::add);
        }
        long last = known.isEmpty() ? 0 : known.get(known.size() - 1).position();
        return new Evidence(observations, growths, last);
    }

    private static List<Map<Maturity, Reward>> posts(LearningSettings settings, List<LoggedReward> known) {
        Map<PostId, Map<Maturity, Reward>> posts = new LinkedHashMap<>();
        for (LoggedReward logged : known) {
            Reward reward = logged.reward();
            if (reward.maturity().compareTo(settings.target()) <= 0) {
                posts.computeIfAbsent(reward.post(), post -> new EnumMap<>(Maturity.class))
                        .putIfAbsent(reward.maturity(), reward);
            }
        }
        return List.copyOf(posts.values());
    }

    private static Map<Maturity, Growth> growths(Maturity target, List<Map<Maturity, Reward>> posts) {
        Map<Maturity, Growth> growths = new EnumMap<>(Maturity.class);
        for (Maturity maturity : Maturity.values()) {
            if (maturity.compareTo(target) < 0) {
                growth(maturity, target, posts).ifPresent(growth -> growths.put(maturity, growth));
            }
        }
        return growths;
    }

    private static Optional<Growth> growth(Maturity from, Maturity to, List<Map<Maturity, Reward>> posts) {
        double[] grown = posts.stream()
                .filter(post -> post.containsKey(from) && post.containsKey(to))
                .mapToDouble(post -> post.get(to).value() - post.get(from).value())
                .toArray();
        if (grown.length < LearningPolicy.FEWEST_PAIRS) {
            return Optional.empty();
        }
        double mean = plainSum(grown) / grown.length;
        for (int i = 0; i < grown.length; i++) {
            grown[i] = (grown[i] - mean) * (grown[i] - mean);
        }
        return Optional.of(new Growth(mean, plainSum(grown) / (grown.length - 1)));
    }

    private static Optional<Observation> observation(
            LearningSettings settings, Map<Maturity, Reward> post, Map<Maturity, Growth> growths, Instant asOf) {
        Reward reward = post.values().stream()
                .max(Comparator.comparing(Reward::maturity))
                .orElseThrow();
        Optional<Growth> growth = reward.maturity() == settings.target()
                ? Optional.of(Growth.NONE)
                : Optional.ofNullable(growths.get(reward.maturity()));
        double weight = weight(settings, Duration.between(reward.postedAt(), asOf));
        return growth.map(
                grown -> new Observation(reward.arms(), reward.maturity(), weight, reward.value() + grown.mean()));
    }

    private static double weight(LearningSettings settings, Duration age) {
        double halfLives =
                (double) Math.max(0, age.toMillis()) / settings.halfLife().toMillis();
        return StrictMath.pow(2, -halfLives);
    }

    // The sum of a DoubleStream compensates its rounding in a way that no specification fixes.
    private static double plainSum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
