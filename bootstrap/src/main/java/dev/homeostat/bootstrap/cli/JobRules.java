package dev.homeostat.bootstrap.cli;

import dev.homeostat.domain.job.DegradedEffect;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.resilience.Dependency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The conditions under which a job runs, for people and as JSON. */
final class JobRules {

    private JobRules() {}

    static String line(JobDefinition job) {
        List<String> rules = new ArrayList<>();
        rules.add(job.jobClass().word());
        job.browserPriority().ifPresent(priority -> rules.add("browser priority " + priority));
        if (!job.after().isEmpty()) {
            rules.add("after " + job.after().stream().map(JobName::value).collect(Collectors.joining(", ")));
        }
        if (job.outsidePostingWindows()) {
            rules.add("stays out of posting windows");
        }
        add(rules, job, DegradedEffect.WAITS, "waits without ");
        add(rules, job, DegradedEffect.REDUCED, "does a part without ");
        return String.join("; ", rules);
    }

    private static void add(List<String> rules, JobDefinition job, DegradedEffect effect, String words) {
        String dependencies = Arrays.stream(Dependency.values())
                .filter(dependency -> job.without(dependency) == effect)
                .map(Dependency::word)
                .collect(Collectors.joining(", "));
        if (!dependencies.isEmpty()) {
            rules.add(words + dependencies);
        }
    }

    static Map<String, Object> document(JobDefinition job) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("class", job.jobClass().word());
        document.put(
                "browserPriority",
                job.browserPriority().isPresent() ? job.browserPriority().getAsInt() : null);
        document.put("after", job.after().stream().map(JobName::value).toList());
        document.put("outsidePostingWindows", job.outsidePostingWindows());
        document.put("timeoutSeconds", job.timing().timeout().toSeconds());
        document.put("retries", job.retries().delays().size());
        Map<String, Object> without = new LinkedHashMap<>();
        for (Dependency dependency : Dependency.values()) {
            without.put(dependency.word(), job.without(dependency).word());
        }
        document.put("without", without);
        return document;
    }
}
