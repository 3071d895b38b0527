package dev.homeostat.domain.learning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Places of arms in a vector, after the baseline's, which is 0. */
final class ArmIndex {

    private final Map<Arm, Integer> places = new TreeMap<>();

    ArmIndex(List<Arm> arms) {
        arms.forEach(arm -> places.put(arm, places.size() + 1));
    }

    /** Where a post with these arms has a one: the baseline's place first, every place once. */
    int[] features(List<Arm> arms) {
        List<Arm> distinct = arms.stream().distinct().toList();
        int[] features = new int[distinct.size() + 1];
        for (int i = 0; i < distinct.size(); i++) {
            features[i + 1] = Objects.requireNonNull(places.get(distinct.get(i)));
        }
        return features;
    }
}
