package dev.homeostat.domain.learning;

/**
 * What is believed of an arm: its effect on the reward, normally distributed.
 *
 * @param mean in units of the reward, relative to the account's average post; 0.18 is some 20 % more engagement
 * @param variance of that belief, above zero
 * @param posts how many posts of this arm were learned from
 */
public record Estimate(double mean, double variance, int posts) {

    public Estimate {
        if (!(variance > 0) || !Double.isFinite(mean)) {
            throw new IllegalArgumentException("no belief has mean %s and variance %s".formatted(mean, variance));
        }
    }

    public double deviation() {
        return StrictMath.sqrt(variance);
    }
}
