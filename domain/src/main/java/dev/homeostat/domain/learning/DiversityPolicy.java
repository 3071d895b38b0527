package dev.homeostat.domain.learning;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps an account from telling the same thing in the same way: when the latest posts have too little entropy in a
 * dimension (Shannon 1948), the next choice in it is uniform. Hours may repeat. Pure and thread-safe.
 */
final class DiversityPolicy {

    /** How many of the latest posts are looked at. */
    static final int LATEST = 30;

    /** With fewer posts than this their likeness may be chance. */
    static final int FEWEST = 10;

    /** The least entropy, as a share of the greatest that the candidates allow. */
    static final double LEAST_ENTROPY = 0.5;

    private DiversityPolicy() {}

    /**
     * Whether the next choice is made uniformly.
     *
     * @param candidates of the dimension
     * @param latest arms of the latest posts, newest first; only the first {@link #LATEST} candidates among them count
     */
    static boolean choosesUniformly(Dimension dimension, List<Arm> candidates, List<Arm> latest) {
        int choices = (int) candidates.stream().distinct().count();
        List<Arm> looked =
                latest.stream().filter(candidates::contains).limit(LATEST).toList();
        return dimension != Dimension.HOUR
                && choices > 1
                && looked.size() >= FEWEST
                && entropy(looked) < LEAST_ENTROPY * Math.log(choices);
    }

    private static double entropy(List<Arm> arms) {
        SortedMap<Arm, Integer> counts = new TreeMap<>();
        arms.forEach(arm -> counts.merge(arm, 1, Integer::sum));
        double entropy = 0;
        for (int count : counts.values()) {
            double share = (double) count / arms.size();
            entropy -= share * Math.log(share);
        }
        return entropy;
    }
}
