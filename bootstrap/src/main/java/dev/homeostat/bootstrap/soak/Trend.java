package dev.homeostat.bootstrap.soak;

import java.util.ArrayList;
import java.util.List;

/** How a quantity grows with the number of operations. Thread-safe. */
final class Trend {

    private record Sample(double operations, double value) {}

    private final List<Sample> samples = new ArrayList<>();

    synchronized void add(int operations, double value) {
        samples.add(new Sample(operations, value));
    }

    /** The mean of the first, or last, third of the samples. */
    synchronized double mean(boolean last) {
        int third = Math.max(1, samples.size() / 3);
        List<Sample> some = last ? samples.subList(samples.size() - third, samples.size()) : samples.subList(0, third);
        return some.stream().mapToDouble(Sample::value).average().orElse(Double.NaN);
    }

    /** By how much it grows with a thousand operations, by least squares; not a number below two samples. */
    synchronized double perThousand() {
        double x = samples.stream().mapToDouble(Sample::operations).average().orElse(Double.NaN);
        double y = samples.stream().mapToDouble(Sample::value).average().orElse(Double.NaN);
        double both = samples.stream()
                .mapToDouble(sample -> (sample.operations - x) * (sample.value - y))
                .sum();
        double square = samples.stream()
                .mapToDouble(sample -> (sample.operations - x) * (sample.operations - x))
                .sum();
        return 1_000 * both / square;
    }
}
