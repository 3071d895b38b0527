package dev.homeostat.bootstrap.cli;

import dev.homeostat.simulation.virtual.pool.PoolPlan;
import dev.homeostat.simulation.virtual.pool.PoolReport;
import dev.homeostat.simulation.virtual.pool.PoolTrial;
import dev.homeostat.simulation.virtual.pool.Share;
import dev.homeostat.simulation.virtual.pool.Waits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a simulated pool of browsers under 4, 12 and 20 critical operations an hour, and shows how long they waited.
 *
 * @param json whether as one JSON document
 */
record PoolView(Output output, boolean json) {

    private static final String HEAD = "%4s  %-11s %8s %7s %7s %7s %7s  %-27s %6s %8s %10s %10s %8s"
            .formatted(
                    "/h",
                    "browsers",
                    "critical",
                    "mean s",
                    "p95 s",
                    "p99 s",
                    "p100 s",
                    "over 60 s (95 % interval)",
                    "busy",
                    "browsers",
                    "others p95",
                    "broken off",
                    "starved");

    /** Exit code 1 when the engine's way of sharing missed a bar. */
    int show(long seed, int hours, Duration publish) throws InterruptedException {
        List<PoolPlan> plans = Stream.of(4, 12, 20)
                .map(rate -> PoolPlan.of(rate, hours, seed).withPublish(publish))
                .toList();
        if (!json) {
            output.result(HEAD);
        }
        PoolTrial trial = PoolTrial.run(plans, this::tell);
        if (json) {
            output.json(document(trial));
        } else {
            output.result(verdict(trial));
        }
        return trial.holds() ? 0 : 1;
    }

    private void tell(PoolReport report) {
        if (!json) {
            output.result(line(report));
        }
    }

    private static String line(PoolReport report) {
        Waits critical = report.critical();
        Share over = report.overAMinute();
        return String.format(
                Locale.ROOT,
                "%4d  %-11s %8d %7.2f %7.2f %7.2f %7.2f  %-27s %5.1f%% %8.2f %8.0f s %10d %8d",
                report.plan().criticalPerHour(),
                report.sharing().words(),
                critical.count(),
                seconds(critical.mean()),
                seconds(critical.p95()),
                seconds(critical.p99()),
                seconds(critical.longest()),
                String.format(
                        Locale.ROOT,
                        "%.3f %% (%.3f to %.3f)",
                        over.value() * 100,
                        over.lower() * 100,
                        over.upper() * 100),
                report.utilization() * 100,
                report.browsers(),
                seconds(report.background().p95()),
                report.brokenOff(),
                report.starved());
    }

    private static String verdict(PoolTrial trial) {
        if (!trial.holds()) {
            return "missed: leased, more than 0.05 % of what is critical waited over 60 s, or something starved";
        }
        return trial.isShown()
                ? "leased, at most 0.05 % of what is critical waits over 60 s, at 95 %; nothing starved"
                : "leased, at most 0.05 % of what was critical waited over 60 s, and nothing starved; to be sure takes"
                        + " more hours";
    }

    private static Map<String, Object> document(PoolTrial trial) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("holds", trial.holds());
        document.put("shown", trial.isShown());
        document.put("pools", trial.reports().stream().map(PoolView::figures).toList());
        return document;
    }

    private static Map<String, Object> figures(PoolReport report) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("criticalPerHour", report.plan().criticalPerHour());
        figures.put("sharing", report.sharing().name().toLowerCase(Locale.ROOT));
        figures.put("criticalWaits", waits(report.critical()));
        figures.put("overAMinute", report.overAMinute().hits());
        figures.put("overAMinuteShare", report.overAMinute().value());
        figures.put("overAMinuteLower", report.overAMinute().lower());
        figures.put("overAMinuteUpper", report.overAMinute().upper());
        figures.put("utilization", report.utilization());
        figures.put("browsers", report.browsers());
        figures.put("resizes", report.resizes());
        figures.put("backgroundWaits", waits(report.background()));
        figures.put("brokenOff", report.brokenOff());
        figures.put("endedByForce", report.ended());
        figures.put("starved", report.starved());
        return figures;
    }

    private static Map<String, Object> waits(Waits waits) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("count", waits.count());
        figures.put("meanMillis", waits.mean().toMillis());
        figures.put("p95Millis", waits.p95().toMillis());
        figures.put("p99Millis", waits.p99().toMillis());
        figures.put("longestMillis", waits.longest().toMillis());
        return figures;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
