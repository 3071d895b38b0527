package dev.homeostat.testkit.memory;

import dev.homeostat.application.cache.port.Cache;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.cache.CacheKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A cache that can fail on demand. Thread-safe. */
public final class InMemoryCache implements Cache {

    private record Entry(String value, Duration until) {}

    private final MachineClock clock;
    private final Map<String, Entry> entries = new HashMap<>();
    private boolean away;

    public InMemoryCache(MachineClock clock) {
        this.clock = clock;
    }

    /** Whether every call throws from now on. */
    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public synchronized Optional<String> get(CacheKey key) {
        requireThere();
        return Optional.ofNullable(entries.get(key.text()))
                .filter(entry -> clock.monotonic().compareTo(entry.until()) < 0)
                .map(Entry::value);
    }

    @Override
    public synchronized void put(CacheKey key, String value, Duration lifetime) {
        requireThere();
        entries.put(key.text(), new Entry(value, clock.monotonic().plus(lifetime)));
    }

    private void requireThere() {
        if (away) {
            throw new IllegalStateException("the cache is away, as it was told to be");
        }
    }
}
