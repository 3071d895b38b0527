package dev.homeostat.simulation.site;

import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an audience prefers, as effects on the natural logarithm of a post's views; they add up over the dimensions.
 * Moments are account time at which a post comes out. The arms of {@link Dimension#GENERATOR} are {@code figure},
 * {@code question} and {@code statement}.
 */
public interface Truth {

    /** Effects of all arms of a dimension. */
    SortedMap<Arm, Double> effects(Dimension dimension, Instant at);

    /** The sum of the arms' effects; an arm that nobody knows has none. */
    double expected(Collection<Arm> arms, Instant at);

    /** The best arm of a dimension, empty where it has none. */
    default Optional<Arm> best(Dimension dimension, Instant at) {
        return effects(dimension, at).entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** What a post gets whose arms are the best of every dimension. */
    default double expectedOfBest(Instant at) {
        return Arrays.stream(Dimension.values())
                .mapToDouble(dimension -> effects(dimension, at).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0))
                .sum();
    }

    /** What a post gets on average whose arms are drawn from every dimension with equal probabilities. */
    default double expectedOfUniform(Instant at) {
        return Arrays.stream(Dimension.values())
                .mapToDouble(dimension -> effects(dimension, at).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0))
                .sum();
    }
}
