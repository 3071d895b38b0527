package dev.homeostat.domain.engagement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** The numbers that a site shows of a post at one moment, as far as it shows them; at least one, none below zero. */
public record Metrics(Map<Metric, Long> counts) {

    public Metrics {
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("metrics need at least one number");
        }
        counts.forEach((metric, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("%s cannot be %d".formatted(metric.word(), count));
            }
        });
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    public OptionalLong count(Metric metric) {
        Long count = counts.get(metric);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
