package dev.homeostat.domain.learning;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Bayesian linear regression of the reward on a baseline and one effect per arm, with a normal prior on the effects and
 * an inverse gamma prior on the noise (Bishop, Pattern Recognition and Machine Learning, 3.3; Gelman and others,
 * Bayesian Data Analysis, 3rd edition, 14.2 and 14.8).
 *
 * <p>An observation's likelihood counts to the power of its weight, which is how evidence fades (Raj and Kalyani 2017,
 * Taming Non-stationary Bandits: A Bayesian Approach). One that was carried to the target's age has the variance of its
 * growth in addition to the noise. Effects keep their prior in units of the reward whatever the noise is, so the noise
 * is found by expectation maximization: each step is the conjugate update given the noise of the step before.
 */
final class Regression {

    private static final double PRIOR_NOISE_VARIANCE = 1;
    private static final double PRIOR_NOISE_POSTS = 6;
    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-10;

    private final int size;
    private final double[][] priorPrecision;
    private final double[] priorPull;
    private final int[] posts;
    private final Map<Maturity, Sums> sums = new EnumMap<>(Maturity.class);
    private final Map<Maturity, Double> addedVariance = new EnumMap<>(Maturity.class);

    Regression(List<Arm> arms, Evidence evidence) {
        size = arms.size() + 1;
        priorPrecision = new Cholesky(priorCovariance(arms)).inverse();
        double[] priorMean = new double[size];
        for (int i = 1; i < size; i++) {
            priorMean[i] = Priors.mean(arms.get(i - 1));
        }
        priorPull = Sums.times(priorPrecision, priorMean);
        evidence.growths().forEach((maturity, growth) -> addedVariance.put(maturity, growth.variance()));
        posts = new int[size];
        ArmIndex index = new ArmIndex(arms);
        evidence.observations().forEach(observation -> add(observation, index.features(observation.arms())));
    }

    private void add(Evidence.Observation observation, int[] features) {
        sums.computeIfAbsent(observation.maturity(), maturity -> new Sums(size))
                .add(features, observation.weight(), observation.value());
        for (int place : features) {
            posts[place]++;
        }
    }

    /** How many posts have the arm at a place; at 0, how many there are. */
    int posts(int place) {
        return posts[place];
    }

    Posterior fit() {
        double noise = PRIOR_NOISE_VARIANCE;
        Posterior posterior = given(noise);
        for (int step = 0; step < MOST_STEPS; step++) {
            double next = noiseGiven(posterior);
            boolean close = Math.abs(next - noise) <= CLOSE * noise;
            noise = next;
            posterior = given(noise);
            if (close) {
                break;
            }
        }
        return posterior;
    }

    private Posterior given(double noise) {
        double[][] precision = new double[size][];
        for (int i = 0; i < size; i++) {
            precision[i] = priorPrecision[i].clone();
        }
        double[] pull = priorPull.clone();
        sums.forEach((maturity, sum) -> sum.addTo(precision, pull, share(maturity, noise) / noise));
        Cholesky factor = new Cholesky(precision);
        return new Posterior(factor.solve(pull), factor.inverse(), noise);
    }

    private double noiseGiven(Posterior posterior) {
        double squares = PRIOR_NOISE_POSTS * PRIOR_NOISE_VARIANCE;
        double posts = PRIOR_NOISE_POSTS;
        for (Map.Entry<Maturity, Sums> entry : sums.entrySet()) {
            double share = share(entry.getKey(), posterior.noiseVariance());
            squares += share * entry.getValue().expectedSquares(posterior.mean(), posterior.covariance());
            posts += share * entry.getValue().weight();
        }
        return squares / posts;
    }

    /** How much an observation of this age tells, compared with one of the target's. */
    private double share(Maturity maturity, double noise) {
        return noise / (noise + addedVariance.getOrDefault(maturity, 0.0));
    }

    private static double[][] priorCovariance(List<Arm> arms) {
        double[][] covariance = new double[arms.size() + 1][arms.size() + 1];
        covariance[0][0] = Priors.BASELINE_DEVIATION * Priors.BASELINE_DEVIATION;
        for (int i = 0; i < arms.size(); i++) {
            for (int j = 0; j < arms.size(); j++) {
                covariance[i + 1][j + 1] = Priors.covariance(arms.get(i), arms.get(j));
            }
        }
        return covariance;
    }
}
