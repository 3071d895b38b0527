package dev.homeostat.simulation.virtual;

import dev.homeostat.domain.learning.Dimension;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well was chosen, by the truth that only the referee knows. Regret is what the best choice would have had more, on
 * the natural logarithm of views, summed over the posts that were planned.
 *
 * @param shares for each dimension, how often the best arm was chosen
 * @param posts how many posts were judged
 * @param regret of what was chosen
 * @param uniformRegret of choosing every arm equally often
 */
public record LearningScore(SortedMap<Dimension, Shares> shares, int posts, double regret, double uniformRegret) {

    public LearningScore {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    LearningScore(Map<Dimension, Shares> shares, int posts, double regret, double uniformRegret) {
        this(new TreeMap<>(shares), posts, regret, uniformRegret);
    }

    /**
     * Shares of the best arm, from 0 to 1; of the hours the best six count together.
     *
     * @param first in the first 10 days
     * @param afterDrift in the 10 days after the drift, not a number without a drift
     * @param last in the last 30 days
     */
    public record Shares(double first, double afterDrift, double last) {

        /** How much the share rose. */
        public double rise() {
            return last - first;
        }

        /** How much of it came back after the drift. */
        public double recovery() {
            return last - afterDrift;
        }
    }
}
