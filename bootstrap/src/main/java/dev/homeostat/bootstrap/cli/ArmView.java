package dev.homeostat.bootstrap.cli;

import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.ChoicePolicy;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Distribution;
import dev.homeostat.domain.learning.Estimate;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a model believes of an arm, for people.
 *
 * @param best probability of being the best of all arms of its dimension that the model knows
 * @param next probability of being chosen next from the same
 */
record ArmView(Arm arm, Estimate estimate, double best, double next) {

    /** Deviations to either side within which the truth is believed to lie nine times of ten. */
    private static final double NINE_OF_TEN = 1.645;

    /** All arms of a dimension, in their order. */
    static List<ArmView> of(Model model, Dimension dimension) {
        List<Arm> arms = model.estimates().keySet().stream()
                .filter(arm -> arm.dimension() == dimension)
                .toList();
        if (arms.isEmpty()) {
            return List.of();
        }
        SortedMap<Arm, Double> best = ChoicePolicy.best(model, dimension, arms);
        Distribution next = ChoicePolicy.distribution(model, dimension, arms);
        return arms.stream()
                .map(arm -> new ArmView(
                        arm, LearningPolicy.estimate(model, arm), best.getOrDefault(arm, 0.0), next.of(arm)))
                .toList();
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "  %-20s %5d   %7s   %8s to %7s   %4.0f %%   %4.0f %%",
                arm.name(),
                estimate.posts(),
                percent(estimate.mean()),
                percent(low()),
                percent(high()),
                100 * best,
                100 * next);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("arm", arm.name());
        document.put("posts", estimate.posts());
        document.put("effect", Math.expm1(estimate.mean()));
        document.put("low", Math.expm1(low()));
        document.put("high", Math.expm1(high()));
        document.put("best", best);
        document.put("next", next);
        return document;
    }

    private double low() {
        return estimate.mean() - NINE_OF_TEN * estimate.deviation();
    }

    private double high() {
        return estimate.mean() + NINE_OF_TEN * estimate.deviation();
    }

    /** A difference of rewards as a change of engagement. */
    static String percent(double difference) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * Math.expm1(difference));
    }
}
