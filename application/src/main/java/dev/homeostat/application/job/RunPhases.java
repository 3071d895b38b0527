package dev.homeostat.application.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** How long the named parts of a run take, in machine time. Thread-safe. */
final class RunPhases {

    private final Supplier<Duration> monotonic;
    private final Map<String, Duration> taken = new LinkedHashMap<>();
    private Optional<String> current = Optional.empty();
    private Duration since;

    RunPhases(Supplier<Duration> monotonic) {
        this.monotonic = monotonic;
        this.since = monotonic.get();
    }

    /** The part before is over, this one begins. */
    synchronized void begin(String phase) {
        Duration now = monotonic.get();
        Duration spent = now.minus(since);
        current.ifPresent(name -> taken.merge(name, spent, Duration::plus));
        current = Optional.of(phase);
        since = now;
    }

    /** The parts so far, the current one up to now. */
    synchronized SequencedMap<String, Duration> soFar() {
        SequencedMap<String, Duration> all = new LinkedHashMap<>(taken);
        current.ifPresent(name -> all.merge(name, monotonic.get().minus(since), Duration::plus));
        return all;
    }
}
