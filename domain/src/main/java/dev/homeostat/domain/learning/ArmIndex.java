package dev.homeostat.domain.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Places of arms in a vector, after the baseline's, which is 0. */
final class ArmIndex {

    private final Map<Arm, Integer> places = new LinkedHashMap<>();

    ArmIndex(List<Arm> arms) {
        arms.forEach(arm -> places.put(arm, places.size() + 1));
    }

    /** Where a post with these arms, no arm twice, has a one: the baseline's place first. */
    int[] features(List<Arm> arms) {
        int[] features = new int[arms.size() + 1];
        for (int i = 0; i < arms.size(); i++) {
            features[i + 1] = Objects.requireNonNull(places.get(arms.get(i)));
        }
        return features;
    }
}
