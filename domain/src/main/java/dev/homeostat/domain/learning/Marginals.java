package dev.homeostat.domain.learning;

/**
 * Variances of arms as if they were independent. What all arms of a dimension share cannot be told from the baseline and
 * decides nothing between them, so a plain marginal would keep every arm uncertain for ever. Instead the variances u are
 * those under which differences between arms have the variances D that they have, as nearly as independent arms can
 * (least squares of u_i + u_j - D_ij over all pairs). Independent arms keep their own.
 */
final class Marginals {

    private static final double LEAST_SHARE = 0.05;

    private Marginals() {}

    /**
     * The variances of arms that stand side by side in a covariance matrix.
     *
     * @param first place of the first one
     */
    static double[] variances(double[][] covariance, int first, int count) {
        double[] result = new double[count];
        double[] apart = new double[count];
        double own = 0;
        for (int i = 0; i < count; i++) {
            result[i] = covariance[first + i][first + i];
            own += result[i];
            for (int j = 0; j < count; j++) {
                apart[i] += difference(covariance, first + i, first + j);
            }
        }
        if (count == 2) {
            double share = apart[0] / own;
            return new double[] {result[0] * share, result[1] * share};
        }
        return count < 2 ? result : leastSquares(result, apart);
    }

    private static double[] leastSquares(double[] own, double[] apart) {
        int count = own.length;
        double total = 0;
        for (double distance : apart) {
            total += distance;
        }
        double all = total / (2 * (count - 1));
        double[] result = new double[count];
        for (int i = 0; i < count; i++) {
            result[i] = Math.max((apart[i] - all) / (count - 2), LEAST_SHARE * own[i]);
        }
        return result;
    }

    private static double difference(double[][] covariance, int i, int j) {
        return i == j ? 0 : covariance[i][i] + covariance[j][j] - 2 * covariance[i][j];
    }
}
