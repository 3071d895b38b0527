package dev.homeostat.domain.learning;

import java.util.Arrays;

/**
 * The least and the greatest probability of an arm.
 *
 * @param least at most 1 divided by the number of arms
 * @param greatest at least 1 divided by the number of arms
 */
record Bounds(double least, double greatest) {

    /**
     * The bounds of a dimension. With many candidates the least share shrinks, so that at most half of all choices go to
     * it; with few the greatest grows as far as it must.
     */
    static Bounds of(Dimension dimension, int candidates) {
        return switch (dimension) {
            case GENERATOR, TOPIC -> within(0.05, 0.60, candidates);
            case FORMAT -> within(0.10, 0.90, candidates);
            case HOUR -> within(0.01 / candidates, 1, candidates);
        };
    }

    private static Bounds within(double least, double greatest, int candidates) {
        return new Bounds(Math.min(least, 0.5 / candidates), Math.max(greatest, 1.0 / candidates));
    }

    /**
     * The probabilities nearest in proportion that keep the bounds: all are multiplied by one factor and cut off at the
     * bounds, and the factor is the one with which they add up to 1. Their sum grows with the factor along straight
     * lines between the factors at which one of them meets a bound, so it is found exactly.
     *
     * @param probabilities each above zero
     */
    double[] keep(double[] probabilities) {
        double[] corners = new double[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            corners[2 * i] = least / probabilities[i];
            corners[2 * i + 1] = greatest / probabilities[i];
        }
        Arrays.sort(corners);
        double lower = 0;
        for (double upper : corners) {
            double reached = sum(cut(probabilities, upper));
            if (reached >= 1) {
                double missing = 1 - sum(cut(probabilities, lower));
                double rise = reached - sum(cut(probabilities, lower));
                return cut(probabilities, rise > 0 ? lower + (upper - lower) * missing / rise : upper);
            }
            lower = upper;
        }
        return cut(probabilities, lower);
    }

    private double[] cut(double[] probabilities, double factor) {
        double[] cut = new double[probabilities.length];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = Math.min(greatest, Math.max(least, factor * probabilities[i]));
        }
        return cut;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
