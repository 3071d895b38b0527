package dev.homeostat.adapter.caffeine;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.homeostat.application.cache.port.Cache;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.cache.CacheKey;
import java.time.Duration;
import java.util.Optional;

/** Keeps up to 32 million characters in memory; beyond that it forgets what was asked for least. */
public final class CaffeineCache implements Cache {

    private static final long MOST_CHARACTERS = 32_000_000;

    private record Entry(String value, Duration lifetime) {}

    private final com.github.benmanes.caffeine.cache.Cache<CacheKey, Entry> entries;

    public CaffeineCache(MachineClock clock) {
        this.entries = Caffeine.newBuilder()
                .ticker(() -> clock.monotonic().toNanos())
                .expireAfter(Expiry.<CacheKey, Entry>writing((key, entry) -> entry.lifetime()))
                .maximumWeight(MOST_CHARACTERS)
                .<CacheKey, Entry>weigher((key, entry) -> entry.value().length() + 1)
                .build();
    }

    @Override
    public Optional<String> get(CacheKey key) {
        return Optional.ofNullable(entries.getIfPresent(key)).map(Entry::value);
    }

    @Override
    public void put(CacheKey key, String value, Duration lifetime) {
        entries.put(key, new Entry(value, lifetime));
    }
}
