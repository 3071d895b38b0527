package dev.homeostat.bootstrap.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The middle and the longest of some spans; zero where there are none. */
record Durations(Duration median, Duration longest) {

    static Durations of(List<Duration> spans) {
        List<Duration> sorted = spans.stream().sorted().toList();
        return sorted.isEmpty()
                ? new Durations(Duration.ZERO, Duration.ZERO)
                : new Durations(sorted.get(sorted.size() / 2), sorted.getLast());
    }

    static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%.1f", span.toMillis() / 1000.0);
    }

    @Override
    public String toString() {
        return "median %s s, longest %s s".formatted(seconds(median), seconds(longest));
    }
}
