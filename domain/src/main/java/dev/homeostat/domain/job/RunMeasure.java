package dev.homeostat.domain.job;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a run took, in machine time.
 *
 * @param took from its start to its end
 * @param waited for its place before it started, 0 when it had one at once
 * @param phases how long each named part of it took, in order
 * @param retries how often it was tried again
 */
public record RunMeasure(Duration took, Duration waited, SequencedMap<String, Duration> phases, int retries) {

    public RunMeasure {
        phases = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(phases));
    }

    /** Of a run that did not wait and names no parts. */
    public static RunMeasure of(Duration took) {
        return new RunMeasure(took, Duration.ZERO, new LinkedHashMap<>(), 0);
    }

    /** The part with which it ended, empty when it names none. */
    public Optional<String> lastPhase() {
        return Optional.ofNullable(phases.lastEntry()).map(Map.Entry::getKey);
    }

    /** The part that took longest, empty when it names none. */
    public Optional<Map.Entry<String, Duration>> slowestPhase() {
        return phases.entrySet().stream().max(Map.Entry.comparingByValue());
    }
}
