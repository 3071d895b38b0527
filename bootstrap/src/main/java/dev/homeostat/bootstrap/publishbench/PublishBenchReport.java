package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much more long-lived browsers do than fresh contexts, in one run on one machine. */
public final class PublishBenchReport implements TrialResult {

    /** Posts a minute, and readings a minute, are at least so many times those of the baseline. */
    public static final double BAR = 2.5;

    private static final double HALF = 0.5;
    private static final double MOST = 0.95;
    private static final long MEBIBYTE = 1 << 20;

    private final PublishBenchOptions options;
    private final Measured reused;
    private final Measured fresh;
    private final TimelineReads timeline;

    PublishBenchReport(PublishBenchOptions options, Measured reused, Measured fresh, TimelineReads timeline) {
        this.options = options;
        this.reused = reused;
        this.fresh = fresh;
        this.timeline = timeline;
    }

    private double posts() {
        return reused.postsPerMinute() / fresh.postsPerMinute();
    }

    private double reads() {
        return reused.readsPerMinute() / fresh.readsPerMinute();
    }

    @Override
    public boolean isClean() {
        return posts() >= BAR && reads() >= BAR;
    }

    /** For people; the last line is for scripts. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-8s %6s %10s %10s %11s %11s %9s",
                "way",
                "posts",
                "posts/min",
                "reads/min",
                "CPU s/post",
                "CPU s/read",
                "peak MiB"));
        List.of(reused, fresh)
                .forEach(way -> lines.add(String.format(
                        Locale.ROOT,
                        "%-8s %6d %10.1f %10.1f %11.3f %11.3f %9d",
                        way.way(),
                        way.posts(),
                        way.postsPerMinute(),
                        way.readsPerMinute(),
                        way.processorSecondsPerPost(),
                        way.processorSecondsPerRead(),
                        way.mostBytes() / MEBIBYTE)));
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-8s %-22s %10s %10s", "way", "phase", "p50 ms", "p95 ms"));
        List.of(reused, fresh).forEach(way -> way.phases().names().forEach(phase -> lines.add(phase(way, phase))));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "timeline, %d reads each: p50 ms %.1f, with its %d pictures %.1f; CPU s %.3f, with them %.3f;"
                        + " saved ms a read: %.1f",
                timeline.reads(),
                timeline.p50Without().toNanos() / 1e6,
                timeline.pictures(),
                timeline.p50With().toNanos() / 1e6,
                perRead(timeline.processorWithout()),
                perRead(timeline.processorWith()),
                timeline.savedMillis()));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "contexts: %d, posts times: %.2f, reads times: %.2f, bar: %.1f, %s",
                options.contexts(),
                posts(),
                reads(),
                BAR,
                isClean() ? "held" : "missed"));
        return lines;
    }

    private double perRead(Duration processor) {
        return processor.toMillis() / 1e3 / timeline.reads();
    }

    private static String phase(Measured way, String phase) {
        return String.format(
                Locale.ROOT,
                "%-8s %-22s %10.1f %10.1f",
                way.way(),
                phase,
                millis(way, phase, HALF),
                millis(way, phase, MOST));
    }

    private static double millis(Measured way, String phase, double share) {
        return way.phases().at(phase, share).toNanos() / 1e6;
    }

    /** Made of maps, lists, texts, numbers and booleans. */
    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("contexts", options.contexts());
        document.put("ways", List.of(document(reused), document(fresh)));
        document.put(
                "timeline",
                Map.of(
                        "reads", timeline.reads(),
                        "pictures", timeline.pictures(),
                        "p50MillisWithout", timeline.p50Without().toNanos() / 1e6,
                        "p50MillisWith", timeline.p50With().toNanos() / 1e6,
                        "processorSecondsWithout", perRead(timeline.processorWithout()),
                        "processorSecondsWith", perRead(timeline.processorWith())));
        document.put("postsTimes", posts());
        document.put("readsTimes", reads());
        document.put("bar", BAR);
        document.put("held", isClean());
        return document;
    }

    private static Map<String, Object> document(Measured way) {
        Map<String, Object> phases = new LinkedHashMap<>();
        way.phases()
                .names()
                .forEach(phase -> phases.put(
                        phase, Map.of("p50Millis", millis(way, phase, HALF), "p95Millis", millis(way, phase, MOST))));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("way", way.way());
        document.put("posts", way.posts());
        document.put("postsPerMinute", way.postsPerMinute());
        document.put("readsPerMinute", way.readsPerMinute());
        document.put("processorSecondsPerPost", way.processorSecondsPerPost());
        document.put("processorSecondsPerRead", way.processorSecondsPerRead());
        document.put("peakBytes", way.mostBytes());
        document.put("phases", phases);
        return document;
    }
}
