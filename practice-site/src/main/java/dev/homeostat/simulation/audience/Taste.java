package dev.homeostat.simulation.audience;

import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an audience prefers over a stretch of time: each arm's effect on the natural logarithm of a post's views. */
final class Taste {

    static final List<String> STYLES = List.of("figure", "question", "statement");
    static final List<String> FORMATS = List.of("single", "thread");

    private static final int HOURS = 24;
    private static final double SPREAD = 0.05;

    private final Map<Dimension, List<Arm>> arms;
    private final Map<Dimension, double[]> effects;

    private Taste(Map<Dimension, List<Arm>> arms, Map<Dimension, double[]> effects) {
        this.arms = arms;
        this.effects = effects;
    }

    static Taste drawnBy(AudiencePlan plan) {
        Map<Dimension, List<Arm>> arms = new EnumMap<>(Dimension.class);
        arms.put(Dimension.HOUR, hours());
        arms.put(Dimension.GENERATOR, named(Dimension.GENERATOR, STYLES));
        arms.put(Dimension.FORMAT, named(Dimension.FORMAT, FORMATS));
        arms.put(Dimension.TOPIC, named(Dimension.TOPIC, plan.topics()));
        Map<Dimension, double[]> effects = new EnumMap<>(Dimension.class);
        arms.forEach((dimension, some) -> {
            Chance chance = Chance.of(plan.seed(), "taste " + dimension.word());
            effects.put(
                    dimension,
                    dimension == Dimension.HOUR
                            ? bump(chance, plan.lift())
                            : oneBest(chance, some.size(), plan.lift()));
        });
        return new Taste(arms, effects);
    }

    private static List<Arm> hours() {
        List<Arm> hours = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(Arm.hour(hour));
        }
        return hours;
    }

    private static List<Arm> named(Dimension dimension, List<String> names) {
        return names.stream()
                .sorted()
                .distinct()
                .map(name -> new Arm(dimension, name))
                .toList();
    }

    private static double[] bump(Chance chance, double lift) {
        int peak = chance.below(HOURS);
        double[] bump = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            bump[hour] = StrictMath.log1p(lift) * StrictMath.cos(2 * Math.PI * (hour - peak) / HOURS);
        }
        return bump;
    }

    private static double[] oneBest(Chance chance, int count, double lift) {
        double[] effects = new double[count];
        if (count < 2) {
            return effects;
        }
        double others = 0;
        int best = chance.below(count);
        double spread = Math.min(SPREAD, StrictMath.log1p(lift) / 4);
        for (int arm = 0; arm < count; arm++) {
            if (arm != best) {
                effects[arm] = chance.between(-spread, spread);
                others += effects[arm];
            }
        }
        effects[best] = others / (count - 1) + StrictMath.log1p(lift);
        return effects;
    }

    /** The same effects on other arms; where there are two or more, the best is another than before. */
    Taste drifted(long seed) {
        Map<Dimension, double[]> moved = new EnumMap<>(Dimension.class);
        effects.forEach((dimension, before) -> {
            Chance chance = Chance.of(seed, "drift " + dimension.word());
            moved.put(
                    dimension,
                    dimension == Dimension.HOUR ? rotated(before, 6 + chance.below(13)) : other(before, chance));
        });
        return new Taste(arms, moved);
    }

    private static double[] other(double[] before, Chance chance) {
        return before.length < 2 ? before : rotated(before, 1 + chance.below(before.length - 1));
    }

    private static double[] rotated(double[] before, int steps) {
        double[] after = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            after[(i + steps) % before.length] = before[i];
        }
        return after;
    }

    /** Effects of all arms of the dimension. */
    SortedMap<Arm, Double> effects(Dimension dimension) {
        List<Arm> some = arms.getOrDefault(dimension, List.of());
        double[] values = effects.getOrDefault(dimension, new double[0]);
        SortedMap<Arm, Double> byArm = new TreeMap<>();
        for (int i = 0; i < some.size(); i++) {
            byArm.put(some.get(i), values[i]);
        }
        return Collections.unmodifiableSortedMap(byArm);
    }

    /** The effect of one arm, none where nobody cares for it. */
    double effect(Arm arm) {
        int index = arms.getOrDefault(arm.dimension(), List.of()).indexOf(arm);
        return index < 0 ? 0 : effects.getOrDefault(arm.dimension(), new double[0])[index];
    }
}
