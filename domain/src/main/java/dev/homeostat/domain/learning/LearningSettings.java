package dev.homeostat.domain.learning;

import java.time.Duration;

/**
 * How is learned; part of every model's version.
 *
 * @param target the age at which posts are compared; younger posts count by how posts grew from their age to this one
 * @param halfLife account time in which a reward loses half of its weight
 * @param exploration share of choices that are made at random whatever the model says, in (0, 1]; 1 chooses uniformly
 */
public record LearningSettings(Maturity target, Duration halfLife, double exploration) {

    public static final LearningSettings DEFAULT = new LearningSettings(Maturity.ONE_DAY, Duration.ofDays(45), 0.1);

    public LearningSettings {
        if (halfLife.isNegative() || halfLife.isZero()) {
            throw new IllegalArgumentException("the half-life must be positive");
        }
        if (!(exploration > 0 && exploration <= 1)) {
            throw new IllegalArgumentException("exploration must be in (0, 1]: " + exploration);
        }
    }
}
