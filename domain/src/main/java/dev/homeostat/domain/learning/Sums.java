package dev.homeostat.domain.learning;

/** Sufficient statistics of weighted observations: X'WX, X'Wy, y'Wy and the sum of the weights. */
final class Sums {

    private final double[][] features;
    private final double[] product;
    private double squares;
    private double weight;

    Sums(int size) {
        features = new double[size][size];
        product = new double[size];
    }

    /**
     * Adds one observation.
     *
     * @param ones the places of its features that are one; all others are zero
     */
    void add(int[] ones, double observationWeight, double value) {
        for (int row : ones) {
            for (int column : ones) {
                features[row][column] += observationWeight;
            }
            product[row] += observationWeight * value;
        }
        squares += observationWeight * value * value;
        weight += observationWeight;
    }

    double weight() {
        return weight;
    }

    void addTo(double[][] precision, double[] pull, double factor) {
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < product.length; j++) {
                precision[i][j] += factor * features[i][j];
            }
            pull[i] += factor * product[i];
        }
    }

    /** The weighted sum of squared residuals that is expected under a belief; not below zero. */
    double expectedSquares(double[] mean, double[][] covariance) {
        double[] fitted = times(features, mean);
        double sum = squares;
        for (int i = 0; i < mean.length; i++) {
            sum += mean[i] * (fitted[i] - 2 * product[i]);
            for (int j = 0; j < mean.length; j++) {
                sum += features[i][j] * covariance[i][j];
            }
        }
        return Math.max(0, sum);
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                result[i] += matrix[i][j] * vector[j];
            }
        }
        return result;
    }
}
