package dev.homeostat.domain.learning;

/** What is believed of the baseline (place 0) and the arms (places from 1 on) after the data. */
final class Posterior {

    private final double[] mean;
    private final double[][] covariance;
    private final double noiseVariance;

    Posterior(double[] mean, double[][] covariance, double noiseVariance) {
        this.mean = mean;
        this.covariance = covariance;
        this.noiseVariance = noiseVariance;
    }

    double[] mean() {
        return mean;
    }

    double[][] covariance() {
        return covariance;
    }

    double noiseVariance() {
        return noiseVariance;
    }
}
