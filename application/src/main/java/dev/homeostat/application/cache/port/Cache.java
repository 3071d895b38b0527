package dev.homeostat.application.cache.port;

import dev.homeostat.domain.cache.CacheKey;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps texts for a while; nothing depends on it. It may forget at any time, and may throw: whoever asks then goes on
 * without it. A call takes at most a second. Implementations are thread-safe.
 */
public interface Cache {

    /** Keeps nothing. */
    Cache NONE = new Cache() {

        @Override
        public Optional<String> get(CacheKey key) {
            return Optional.empty();
        }

        @Override
        public void put(CacheKey key, String value, Duration lifetime) {
            // Nothing is kept.
        }
    };

    /** What was kept last under the key, empty when there is nothing or its lifetime is over. */
    Optional<String> get(CacheKey key);

    /**
     * Keeps a value in the place of an earlier one.
     *
     * @param lifetime machine time
     */
    void put(CacheKey key, String value, Duration lifetime);
}
