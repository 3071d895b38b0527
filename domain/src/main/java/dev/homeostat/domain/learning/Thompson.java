package dev.homeostat.domain.learning;

import java.util.List;

/**
 * The probability of each arm to be the best, which is how often Thompson sampling would draw it (Thompson 1933, On the
 * Likelihood that One Unknown Probability Exceeds Another). For independent normal beliefs it is the integral of the
 * product of all others' distribution functions over the arm's own, here summed over a fixed grid.
 */
final class Thompson {

    private static final int STEPS = 1024;
    private static final double REACH = 6.5;

    private Thompson() {}

    /** Probabilities in the order of the beliefs; their sum is 1. */
    static double[] best(List<Estimate> beliefs) {
        int count = beliefs.size();
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (Estimate belief : beliefs) {
            // Below the highest of the lower ends the best one does not lie.
            from = Math.max(from, belief.mean() - REACH * belief.deviation());
            to = Math.max(to, belief.mean() + REACH * belief.deviation());
        }
        double[] probabilities = new double[count];
        double[] before = new double[count];
        double[] othersBefore = new double[count];
        for (int step = 0; step <= STEPS; step++) {
            double[] below = below(beliefs, from + (to - from) * step / STEPS);
            double[] others = others(below);
            for (int i = 0; i < count; i++) {
                probabilities[i] += (below[i] - before[i]) * (others[i] + othersBefore[i]) / 2;
            }
            before = below;
            othersBefore = others;
        }
        return normalized(probabilities);
    }

    private static double[] below(List<Estimate> beliefs, double value) {
        double[] below = new double[beliefs.size()];
        for (int i = 0; i < below.length; i++) {
            Estimate belief = beliefs.get(i);
            below[i] = NormalCurve.below((value - belief.mean()) / belief.deviation());
        }
        return below;
    }

    /** For each place the product of all other places. */
    private static double[] others(double[] factors) {
        double[] products = new double[factors.length];
        double product = 1;
        for (int i = 0; i < factors.length; i++) {
            products[i] = product;
            product *= factors[i];
        }
        product = 1;
        for (int i = factors.length - 1; i >= 0; i--) {
            products[i] *= product;
            product *= factors[i];
        }
        return products;
    }

    private static double[] normalized(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
        return values;
    }
}
