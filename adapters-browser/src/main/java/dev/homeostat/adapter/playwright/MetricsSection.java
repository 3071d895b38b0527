package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.engagement.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a profile says about metrics. */
final class MetricsSection {

    private static final int LARGEST_FACTOR = 1_000_000_000;
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}+-]");
    private static final Pattern SUFFIX = Pattern.compile("\\p{L}[^\\p{N}]{0,15}");

    private MetricsSection() {}

    static MetricsProfile read(ProfileSection section) {
        MetricsProfile metrics = new MetricsProfile(
                section.address("url", "{id}"),
                section.selectors("shown"),
                section.optionalSelectors("gone"),
                ProfileFile.extract(section.section("id")),
                counts(section),
                section.optionalSection("numbers").map(MetricsSection::numbers).orElse(NumberForm.USUAL));
        section.refuseTheRest();
        return metrics;
    }

    private static Map<Metric, MetricsProfile.Count> counts(ProfileSection section) {
        Map<Metric, MetricsProfile.Count> counts = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            section.optionalSection(metric.word())
                    .map(MetricsSection::count)
                    .ifPresent(count -> counts.put(metric, count));
        }
        if (counts.isEmpty()) {
            String words = Arrays.stream(Metric.values()).map(Metric::word).collect(Collectors.joining(", "));
            section.problem(words, "at least one of them is needed");
        }
        return counts;
    }

    private static MetricsProfile.Count count(ProfileSection section) {
        boolean zeroWhenAbsent = section.optionalNumber("absentMeans", 0, 0).isPresent();
        return new MetricsProfile.Count(ProfileFile.extract(section), zeroWhenAbsent);
    }

    private static NumberForm numbers(ProfileSection section) {
        String decimal = separator(section, "decimal", NumberForm.USUAL.decimal());
        String group = separator(section, "group", NumberForm.USUAL.group());
        if (decimal.equals(group)) {
            section.problem("group", "must not be the same as decimal");
        }
        NavigableMap<String, Long> suffixes = section.optionalSection("suffixes")
                .map(MetricsSection::suffixes)
                .orElse(NumberForm.USUAL.suffixes());
        section.refuseTheRest();
        return new NumberForm(decimal, group, suffixes);
    }

    private static String separator(ProfileSection section, String key, String usual) {
        Optional<String> given = section.optionalCharacters(key);
        if (given.isPresent() && !SEPARATOR.matcher(given.get()).matches()) {
            section.problem(key, "must be one character, and no letter, digit or sign");
        }
        return given.orElse(usual);
    }

    private static NavigableMap<String, Long> suffixes(ProfileSection section) {
        NavigableMap<String, Long> suffixes = new TreeMap<>();
        for (String suffix : section.keys()) {
            if (!SUFFIX.matcher(suffix).matches()) {
                section.problem(suffix, "a suffix begins with a letter and has at most 16 characters, no digits");
            }
            suffixes.put(suffix, (long) section.number(suffix, 2, LARGEST_FACTOR));
        }
        return suffixes;
    }
}
