package dev.homeostat.bootstrap.cli;

import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.simulation.virtual.Interval;
import dev.homeostat.simulation.virtual.LearningScore;
import dev.homeostat.simulation.virtual.LearningTrial;
import dev.homeostat.simulation.virtual.LifeReport;
import dev.homeostat.simulation.virtual.SimulationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Simulated lives as text and as JSON. */
final class LifeView {

    private LifeView() {}

    /** One line of a life among many. */
    static String line(LifeReport life) {
        LearningScore learning = life.learning();
        return format(
                "seed %d: %d posts, %d readings, %d models, regret a post %.3f (uniform %.3f)%s",
                life.plan().seed(),
                learning.posts(),
                life.coverage().readings(),
                life.models(),
                learning.regret() / learning.posts(),
                learning.uniformRegret() / learning.posts(),
                life.promise().isClean() ? "" : "; " + life.promise().findings());
    }

    static List<String> lines(LifeReport life) {
        SimulationReport promise = life.promise();
        List<String> lines = new ArrayList<>();
        lines.add("simulated  %d days with seed %d"
                .formatted(life.plan().days(), life.plan().seed()));
        lines.add("posts      %d of %d items, in %d attempts"
                .formatted(promise.posts(), promise.items(), promise.attempts()));
        lines.add("published  %d, still to come %d, archived %d, for a person %d"
                .formatted(promise.published(), promise.waiting(), promise.archived(), promise.forPerson()));
        lines.add("read back  %d of the %d posts that were due, %d readings"
                .formatted(
                        life.coverage().read(),
                        life.coverage().due(),
                        life.coverage().readings()));
        lines.add(
                "learned    %d models; share of the best arm, first 10 days -> last 30 days:".formatted(life.models()));
        life.learning().shares().forEach((dimension, shares) -> lines.add(shares(dimension, shares)));
        lines.add("mishaps    %d bad answers of the site, %d deaths of the engine, %s"
                .formatted(promise.faults(), promise.deaths(), promise.disturbances()));
        lines.add("runs       %d".formatted(promise.runs()));
        lines.addAll(promise.findings());
        lines.add(format(
                "regret a post: %.3f, by uniform choice: %.3f",
                life.learning().regret() / life.learning().posts(),
                life.learning().uniformRegret() / life.learning().posts()));
        lines.add("duplicates: %d, lost: %d, wrong ids: %d"
                .formatted(promise.duplicates(), promise.lost(), promise.wrongIds()));
        return lines;
    }

    private static String shares(Dimension dimension, LearningScore.Shares shares) {
        String drift = Double.isNaN(shares.afterDrift())
                ? ""
                : format(" (10 days after the drift %.0f %%)", 100 * shares.afterDrift());
        return format(
                "           %-15s %3.0f %% -> %3.0f %%%s",
                name(dimension), 100 * shares.first(), 100 * shares.last(), drift);
    }

    static List<String> lines(LearningTrial trial) {
        boolean drift = trial.lives().getFirst().plan().drift().isPresent();
        List<String> lines = new ArrayList<>();
        lines.add("%d lives of %d days with %d posts a day; shares of the best arm, mean and 95 %% interval"
                .formatted(
                        trial.lives().size(),
                        trial.lives().getFirst().plan().days(),
                        trial.lives().getFirst().plan().postsPerDay()));
        lines.add(format(
                "%-15s %-18s %-18s %-24s%s",
                "",
                "first 10 days",
                "last 30 days",
                "rise in points",
                drift ? "recovered since the 10 days after the drift" : ""));
        for (Dimension dimension : Dimension.values()) {
            lines.add(row(
                    name(dimension),
                    trial.over(dimension, LearningScore.Shares::first),
                    trial.over(dimension, LearningScore.Shares::last),
                    trial.over(dimension, LearningScore.Shares::rise),
                    drift ? points(trial.over(dimension, LearningScore.Shares::recovery)) : ""));
        }
        lines.add(row(
                "mean of these",
                trial.overall(LearningScore.Shares::first),
                trial.overall(LearningScore.Shares::last),
                trial.overall(LearningScore.Shares::rise),
                drift ? points(trial.overall(LearningScore.Shares::recovery)) : ""));
        lines.add(format(
                "regret a post %.4f, by uniform choice %.4f, gain %.4f (%.4f to %.4f)",
                trial.regret().mean(),
                trial.uniformRegret().mean(),
                trial.gain().mean(),
                trial.gain().lower(),
                trial.gain().upper()));
        lines.add(figures(trial, drift));
        return lines;
    }

    private static String figures(LearningTrial trial, boolean drift) {
        Interval rise = trial.overall(LearningScore.Shares::rise);
        Interval recovery = trial.overall(LearningScore.Shares::recovery);
        String recovered = drift
                ? format(
                        ", recovery: %.1f (%.1f to %.1f)",
                        100 * recovery.mean(), 100 * recovery.lower(), 100 * recovery.upper())
                : "";
        return format(
                "lives: %d, rise: %.1f (%.1f to %.1f)%s, regret/uniform: %.3f, duplicates: %d, lost: %d, wrong ids: %d",
                trial.lives().size(),
                100 * rise.mean(),
                100 * rise.lower(),
                100 * rise.upper(),
                recovered,
                trial.regret().mean() / trial.uniformRegret().mean(),
                trial.lives().stream()
                        .mapToInt(life -> life.promise().duplicates())
                        .sum(),
                trial.lives().stream().mapToInt(life -> life.promise().lost()).sum(),
                trial.lives().stream()
                        .mapToInt(life -> life.promise().wrongIds())
                        .sum());
    }

    private static String row(String name, Interval first, Interval last, Interval rise, String more) {
        return format("%-15s %-18s %-18s %-24s%s", name, percent(first), percent(last), points(rise), more)
                .stripTrailing();
    }

    private static String percent(Interval share) {
        return format("%.1f %% +- %.1f", 100 * share.mean(), 100 * share.half());
    }

    private static String points(Interval rise) {
        return format("%+.1f (%.1f to %.1f)", 100 * rise.mean(), 100 * rise.lower(), 100 * rise.upper());
    }

    private static String name(Dimension dimension) {
        return dimension == Dimension.HOUR ? "hour (best 6)" : dimension.word();
    }

    static Map<String, Object> document(LifeReport life) {
        SimulationReport report = life.promise();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", life.plan().seed());
        document.put("days", life.plan().days());
        document.put("posts", report.posts());
        document.put("items", report.items());
        document.put("published", report.published());
        document.put("waiting", report.waiting());
        document.put("archived", report.archived());
        document.put("forPerson", report.forPerson());
        document.put("attempts", report.attempts());
        document.put("readings", life.coverage().readings());
        document.put("postsRead", life.coverage().read());
        document.put("models", life.models());
        document.put("bestArm", shares(life.learning()));
        document.put("regret", life.learning().regret());
        document.put("uniformRegret", life.learning().uniformRegret());
        document.put("runs", report.runs());
        document.put("badAnswers", report.faults());
        document.put("deaths", report.deaths());
        Map<String, Object> disturbances = new LinkedHashMap<>();
        report.disturbances().forEach((point, count) -> disturbances.put(point.name(), count));
        document.put("disturbances", disturbances);
        document.put("duplicates", report.duplicates());
        document.put("lost", report.lost());
        document.put("wrongIds", report.wrongIds());
        document.put("findings", report.findings());
        return document;
    }

    private static Map<String, Object> shares(LearningScore learning) {
        Map<String, Object> byDimension = new LinkedHashMap<>();
        learning.shares().forEach((dimension, shares) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("first10Days", number(shares.first()));
            figures.put("10DaysAfterDrift", number(shares.afterDrift()));
            figures.put("last30Days", number(shares.last()));
            byDimension.put(dimension.word(), figures);
        });
        return byDimension;
    }

    /** JSON has no way to write what is not a number. */
    private static @Nullable Object number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static Map<String, Object> document(LearningTrial trial) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("lives", trial.lives().stream().map(LifeView::document).toList());
        Map<String, Object> rises = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            rises.put(dimension.word(), interval(trial.over(dimension, LearningScore.Shares::rise)));
        }
        document.put("rise", rises);
        document.put("overallRise", interval(trial.overall(LearningScore.Shares::rise)));
        document.put("overallRecovery", interval(trial.overall(LearningScore.Shares::recovery)));
        document.put("regretPerPost", interval(trial.regret()));
        document.put("uniformRegretPerPost", interval(trial.uniformRegret()));
        return document;
    }

    private static Map<String, Object> interval(Interval interval) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("mean", number(interval.mean()));
        figures.put("lower", number(interval.lower()));
        figures.put("upper", number(interval.upper()));
        return figures;
    }

    /** Numbers as in JSON, wherever this runs. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
