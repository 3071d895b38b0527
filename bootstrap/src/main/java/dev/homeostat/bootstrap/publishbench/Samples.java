package dev.homeostat.bootstrap.publishbench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Durations by the name of what took them, in the order in which the names came up. Thread-safe. */
final class Samples {

    private final SequencedMap<String, List<Duration>> byName = new LinkedHashMap<>();

    synchronized void add(String name, Duration took) {
        byName.computeIfAbsent(name, first -> new ArrayList<>()).add(took);
    }

    synchronized List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** What this share of them did not exceed. */
    synchronized Duration at(String name, double share) {
        List<Duration> sorted =
                byName.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * share) - 1));
    }
}
