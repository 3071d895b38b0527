package dev.homeostat.domain.learning;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * With which probability each candidate is drawn; all above zero, and together 1.
 *
 * @param probabilities in the order of the arms
 */
public record Distribution(SortedMap<Arm, Double> probabilities) {

    private static final double ROUNDING = 1e-9;

    public Distribution {
        probabilities = Collections.unmodifiableSortedMap(new TreeMap<>(probabilities));
        double sum = 0;
        for (Map.Entry<Arm, Double> entry : probabilities.entrySet()) {
            if (!(entry.getValue() > 0 && entry.getValue() <= 1)) {
                throw new IllegalArgumentException(
                        "the probability of %s must be in (0, 1]: %s".formatted(entry.getKey(), entry.getValue()));
            }
            sum += entry.getValue();
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("probabilities must add up to 1, not " + sum);
        }
    }

    /** The probability of an arm, 0 when it is no candidate. */
    public double of(Arm arm) {
        return probabilities.getOrDefault(arm, 0.0);
    }

    /**
     * Draws an arm: the first in order up to which the probabilities exceed the number.
     *
     * @param uniform evenly distributed in [0, 1)
     */
    public Pick draw(double uniform) {
        if (!(uniform >= 0 && uniform < 1)) {
            throw new IllegalArgumentException("a draw takes a number in [0, 1), not " + uniform);
        }
        double sum = 0;
        Iterator<Map.Entry<Arm, Double>> entries = probabilities.entrySet().iterator();
        while (true) {
            Map.Entry<Arm, Double> entry = entries.next();
            sum += entry.getValue();
            // The last takes what rounding left.
            if (uniform < sum || !entries.hasNext()) {
                return new Pick(entry.getKey(), entry.getValue(), probabilities.size());
            }
        }
    }
}
