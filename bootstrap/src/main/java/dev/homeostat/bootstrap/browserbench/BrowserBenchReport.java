package dev.homeostat.bootstrap.browserbench;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How soon critical operations began.
 *
 * @param sorted waits of the critical operations, the shortest first
 * @param finished background operations that came to their end
 * @param brokenOff background operations that were broken off
 * @param replaced browsers that were killed and replaced
 * @param took of the whole
 * @param busy share of the browsers' time in which they were held
 */
public record BrowserBenchReport(
        BrowserBenchOptions options,
        List<Duration> sorted,
        long finished,
        long brokenOff,
        long replaced,
        Duration took,
        double busy)
        implements TrialResult {

    /** A critical operation begins within this, always. */
    public static final Duration BAR = Duration.ofSeconds(6);

    public BrowserBenchReport {
        sorted = sorted.stream().sorted().toList();
    }

    @Override
    public boolean isClean() {
        return at(1).compareTo(BAR) <= 0;
    }

    private Duration at(double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * share) - 1));
    }

    /** For people; the last line is for scripts. */
    @Override
    public List<String> lines() {
        return List.of(
                "%d browsers, %d operations running or waiting all the time, busy %.0f %%"
                        .formatted(options.workers(), options.background(), 100 * busy),
                "background: %d finished, %d broken off; browsers replaced: %d; %d s in all"
                        .formatted(finished, brokenOff, replaced, took.toSeconds()),
                "critical starts: %d, p50 ms: %s, p95 ms: %s, p100 ms: %s, bar ms: %d, %s"
                        .formatted(
                                sorted.size(),
                                millis(at(0.5)),
                                millis(at(0.95)),
                                millis(at(1)),
                                BAR.toMillis(),
                                isClean() ? "held" : "missed"));
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
    }

    /** Made of maps, lists, texts, numbers and booleans. */
    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("workers", options.workers());
        document.put("background", options.background());
        document.put("requests", sorted.size());
        document.put("p50Millis", at(0.5).toNanos() / 1e6);
        document.put("p95Millis", at(0.95).toNanos() / 1e6);
        document.put("p100Millis", at(1).toNanos() / 1e6);
        document.put("barMillis", BAR.toMillis());
        document.put("held", isClean());
        document.put("backgroundFinished", finished);
        document.put("backgroundBrokenOff", brokenOff);
        document.put("browsersReplaced", replaced);
        document.put("busy", busy);
        document.put("seconds", took.toMillis() / 1e3);
        return document;
    }
}
