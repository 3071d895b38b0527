package dev.homeostat.bootstrap.cli;

import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.OffPolicyEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells a person, or a program, what was learned. */
final class LearningView {

    /** An error that is estimated from fewer evenly weighted posts than this is itself not known. */
    private static final int FEWEST_COMPARED = 20;

    private LearningView() {}

    /** The model alone. */
    static List<String> lines(Model model) {
        List<String> lines = new ArrayList<>(head(model));
        lines.addAll(arms(model));
        return lines;
    }

    /** The model, what it was made from, and what choosing by chance would have earned. */
    static List<String> lines(LearningReport report) {
        List<String> lines = new ArrayList<>(head(report.model()));
        lines.add("rewards    " + counts(report));
        lines.add("not used   "
                + (report.gates().isEmpty()
                        ? "none"
                        : report.gates().entrySet().stream()
                                .map(gate -> "%d %s".formatted(gate.getValue(), gate.getKey()))
                                .collect(Collectors.joining(", "))));
        lines.addAll(arms(report.model()));
        if (!report.uniform().isEmpty()) {
            lines.add("");
            lines.add("had it been chosen by chance, posts would have earned, compared with what they did earn");
            report.uniform().forEach((dimension, estimate) -> lines.add(line(dimension, estimate)));
        }
        return lines;
    }

    private static List<String> head(Model model) {
        LearningSettings settings = model.settings();
        return List.of(
                "model      %s of %s, from %d posts, the log known to place %d"
                        .formatted(model.version().brief(), model.asOf(), model.posts(), model.lastPosition()),
                String.format(
                        Locale.ROOT,
                        "settings   posts compared at %s, half-life %s, exploration %.0f %%",
                        settings.target().word(),
                        days(settings),
                        100 * settings.exploration()),
                String.format(
                        Locale.ROOT,
                        "baseline   %.3f, a score of %.1f; noise %.3f",
                        model.baseline(),
                        Math.expm1(model.baseline()),
                        model.noise()));
    }

    private static List<String> arms(Model model) {
        List<String> lines = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            List<String> told = ArmView.of(model, dimension).stream()
                    .filter(arm -> arm.estimate().posts() > 0)
                    .map(ArmView::line)
                    .toList();
            if (!told.isEmpty()) {
                lines.add("");
                lines.add("%-22s %5s   %7s   %19s   %6s   %6s"
                        .formatted(dimension.word(), "posts", "effect", "90 % interval", "best", "next"));
                lines.addAll(told);
            }
        }
        return lines;
    }

    private static String counts(LearningReport report) {
        return report.rewards().isEmpty()
                ? "none"
                : report.rewards().entrySet().stream()
                        .map(entry -> "%d at %s"
                                .formatted(entry.getValue(), entry.getKey().word()))
                        .collect(Collectors.joining(", "));
    }

    private static String line(Dimension dimension, OffPolicyEstimate estimate) {
        if (!(estimate.effectivePosts() >= FEWEST_COMPARED)) {
            return "  %-10s too few posts to tell".formatted(dimension.word());
        }
        double reach = OffPolicyEstimate.NINETEEN_OF_TWENTY * estimate.standardError();
        return "  %-10s %s (95 %% interval %s to %s, from %d posts)"
                .formatted(
                        dimension.word(),
                        ArmView.percent(estimate.value()),
                        ArmView.percent(estimate.value() - reach),
                        ArmView.percent(estimate.value() + reach),
                        estimate.posts());
    }

    static Map<String, Object> document(LearningReport report) {
        Model model = report.model();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("model", model.version().value());
        document.put("asOf", model.asOf().toString());
        document.put("posts", model.posts());
        document.put("lastPosition", model.lastPosition());
        document.put("target", model.settings().target().word());
        document.put("halfLife", model.settings().halfLife().toString());
        document.put("exploration", model.settings().exploration());
        document.put("baseline", model.baseline());
        document.put("noise", model.noise());
        Map<String, Object> rewards = new LinkedHashMap<>();
        report.rewards().forEach((maturity, count) -> rewards.put(maturity.word(), count));
        document.put("rewards", rewards);
        document.put("gates", new LinkedHashMap<>(report.gates()));
        Map<String, Object> arms = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            arms.put(
                    dimension.word(),
                    ArmView.of(model, dimension).stream().map(ArmView::document).toList());
        }
        document.put("arms", arms);
        Map<String, Object> uniform = new LinkedHashMap<>();
        report.uniform().forEach((dimension, estimate) -> uniform.put(dimension.word(), document(estimate)));
        document.put("uniformComparedWithEarned", uniform);
        return document;
    }

    private static Map<String, Object> document(OffPolicyEstimate estimate) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("difference", estimate.value());
        document.put("standardError", Double.isNaN(estimate.standardError()) ? null : estimate.standardError());
        document.put("posts", estimate.posts());
        document.put("effectivePosts", estimate.effectivePosts());
        return document;
    }

    private static String days(LearningSettings settings) {
        return String.format(Locale.ROOT, "%.3g d", settings.halfLife().toMillis() / 86_400_000.0);
    }
}
