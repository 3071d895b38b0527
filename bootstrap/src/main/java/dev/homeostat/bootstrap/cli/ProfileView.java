package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.InvalidProfile;
import dev.homeostat.adapter.playwright.ProfileWalk;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How the check of a site profile is told. */
final class ProfileView {

    private ProfileView() {}

    static Map<String, Object> document(InvalidProfile.Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("line", problem.line().isPresent() ? problem.line().getAsInt() : null);
        document.put("path", problem.path());
        document.put("problem", problem.text());
        return document;
    }

    static List<String> lines(ProfileWalk.Step step) {
        String what = step.selector()
                .map(selector -> step.fallback() == 0
                        ? selector
                        : "%s (fallback %d; what stands before it matched nothing)"
                                .formatted(selector, step.fallback()))
                .orElse(step.text());
        String where =
                switch (step.verdict()) {
                    case MISSING, UNSEEN -> "; on " + step.page();
                    case FOUND, SKIPPED -> "";
                };
        Stream<String> picture = step.screenshot().stream().map(path -> "%-8s %-16s see %s".formatted("", "", path));
        return Stream.concat(Stream.of("%-8s %-16s %s%s".formatted(word(step), step.field(), what, where)), picture)
                .toList();
    }

    static Map<String, Object> document(ProfileWalk.Step step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("field", step.field());
        document.put("verdict", word(step));
        document.put("text", step.text());
        document.put("selector", step.selector().orElse(null));
        document.put("fallback", step.fallback());
        document.put("page", step.page());
        document.put("screenshot", step.screenshot().map(Path::toString).orElse(null));
        return document;
    }

    private static String word(ProfileWalk.Step step) {
        return step.verdict().name().toLowerCase(Locale.ROOT);
    }
}
