package dev.homeostat.domain.learning;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * With which probability each arm is chosen next: that of being the best ({@link Thompson}), mixed with chance, kept
 * within bounds ({@link Bounds}). The order of the candidates does not matter, nor that one is named twice. Pure and
 * thread-safe.
 */
public final class ChoicePolicy {

    private ChoicePolicy() {}

    /**
     * The probabilities of the candidates.
     *
     * @param candidates of this dimension, at least one
     */
    public static Distribution distribution(Model model, Dimension dimension, List<Arm> candidates) {
        List<Arm> arms = sorted(dimension, candidates);
        double exploration = model.settings().exploration();
        if (exploration == 1 || arms.size() == 1) {
            return uniform(arms);
        }
        double[] probabilities = Thompson.best(beliefs(model, arms));
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (1 - exploration) * probabilities[i] + exploration / arms.size();
        }
        return distribution(arms, Bounds.of(dimension, arms.size()).keep(probabilities));
    }

    /**
     * The same, but uniform while the latest posts are too much alike ({@link DiversityPolicy}).
     *
     * @param latest arms of the latest posts, newest first; those of other dimensions are passed over
     */
    public static Distribution distribution(Model model, Dimension dimension, List<Arm> candidates, List<Arm> latest) {
        return DiversityPolicy.choosesUniformly(dimension, candidates, latest)
                ? uniform(sorted(dimension, candidates))
                : distribution(model, dimension, candidates);
    }

    /** The probability of each candidate to be the best, as far as the model knows. */
    public static SortedMap<Arm, Double> best(Model model, Dimension dimension, List<Arm> candidates) {
        List<Arm> arms = sorted(dimension, candidates);
        return byArm(arms, Thompson.best(beliefs(model, arms)));
    }

    private static List<Estimate> beliefs(Model model, List<Arm> arms) {
        return arms.stream().map(arm -> LearningPolicy.estimate(model, arm)).toList();
    }

    private static List<Arm> sorted(Dimension dimension, List<Arm> candidates) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a choice of %s needs a candidate".formatted(dimension.word()));
        }
        candidates.forEach(arm -> {
            if (arm.dimension() != dimension) {
                throw new IllegalArgumentException("%s is no candidate for %s".formatted(arm, dimension.word()));
            }
        });
        return List.copyOf(new TreeSet<>(candidates));
    }

    private static Distribution uniform(List<Arm> arms) {
        double[] probabilities = new double[arms.size()];
        Arrays.fill(probabilities, 1.0 / arms.size());
        return distribution(arms, probabilities);
    }

    private static Distribution distribution(List<Arm> arms, double[] probabilities) {
        return new Distribution(byArm(arms, probabilities));
    }

    private static SortedMap<Arm, Double> byArm(List<Arm> arms, double[] values) {
        SortedMap<Arm, Double> byArm = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            byArm.put(arms.get(i), values[i]);
        }
        return byArm;
    }
}
