package dev.homeostat.bootstrap.postgres.bench;

import dev.homeostat.bootstrap.postgres.bench.Question.Kind;
import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured. */
public final class BenchReport implements TrialResult {

    private static final double GIGABYTE = 1e9;
    private static final double DAYS_A_YEAR = 365;

    private final BenchOptions options;
    private final long eventBytes;
    private final List<Measured> measured;

    BenchReport(BenchOptions options, long eventBytes, List<Measured> measured) {
        this.options = options;
        this.eventBytes = eventBytes;
        this.measured = List.copyOf(measured);
    }

    /** The times of one question, in order of length. */
    record Measured(Question question, List<Duration> sorted) {

        Measured {
            sorted = sorted.stream().sorted().toList();
        }

        Duration at(double share) {
            return sorted.get((int) Math.ceil(sorted.size() * share) - 1);
        }

        boolean held() {
            return at(0.95).compareTo(question.kind.bar) < 0;
        }

        String verdict() {
            return held() ? "held" : "missed";
        }
    }

    /** Whether every bar was held. */
    @Override
    public boolean isClean() {
        return measured.stream().allMatch(Measured::held);
    }

    /** For people; the last line is for scripts. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%-42s %9s %9s %9s  %s".formatted("query", "p50 ms", "p95 ms", "bar ms", ""));
        for (Measured one : measured) {
            lines.add("%-42s %9s %9s %9s  %s"
                    .formatted(
                            one.question().words,
                            millis(one.at(0.5)),
                            millis(one.at(0.95)),
                            one.question().kind.bar.toMillis(),
                            one.verdict()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "events take %.2f GB with their indexes, %d bytes each; a year of as many a day takes %.0f GB",
                eventBytes / GIGABYTE,
                eventBytes / options.events(),
                eventBytes / GIGABYTE * DAYS_A_YEAR / BenchData.DAYS));
        lines.add(figures());
        return lines;
    }

    private String figures() {
        String worst = Arrays.stream(Kind.values())
                .map(kind -> "%s p95 ms: %s".formatted(kind.word, millis(worst(kind))))
                .collect(Collectors.joining(", "));
        long missed = measured.stream().filter(one -> !one.held()).count();
        return "events: %d, heartbeats: %d, %s, missed: %d"
                .formatted(options.events(), options.heartbeats(), worst, missed);
    }

    private Duration worst(Kind kind) {
        return measured.stream()
                .filter(one -> one.question().kind == kind)
                .map(one -> one.at(0.95))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
    }

    /** Made of maps, lists, texts, numbers and booleans. */
    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("events", options.events());
        document.put("heartbeats", options.heartbeats());
        document.put("runs", options.runs());
        document.put("eventBytes", eventBytes);
        document.put("held", isClean());
        document.put("queries", measured.stream().map(BenchReport::document).toList());
        return document;
    }

    private static Map<String, Object> document(Measured one) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("query", one.question().words);
        document.put("sql", one.question().sql.strip().replaceAll("\\s+", " "));
        document.put("p50Millis", one.at(0.5).toNanos() / 1e6);
        document.put("p95Millis", one.at(0.95).toNanos() / 1e6);
        document.put("barMillis", one.question().kind.bar.toMillis());
        document.put("verdict", one.verdict());
        return document;
    }
}
