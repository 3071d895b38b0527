package dev.homeostat.simulation.virtual;

import java.util.stream.DoubleStream;

/**
 * The mean of independent runs and its 95 % confidence interval, by the normal approximation.
 *
 * @param half half of the interval's width; not a number for fewer than two runs
 */
public record Interval(double mean, double half) {

    private static final double Z = 1.96;

    static Interval of(DoubleStream values) {
        double[] all = values.toArray();
        double mean = DoubleStream.of(all).average().orElse(Double.NaN);
        double squares = DoubleStream.of(all)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double variance = all.length < 2 ? Double.NaN : squares / (all.length - 1);
        return new Interval(mean, Z * Math.sqrt(variance / all.length));
    }

    public double lower() {
        return mean - half;
    }

    public double upper() {
        return mean + half;
    }
}
