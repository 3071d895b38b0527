package dev.homeostat.application.cache;

import dev.homeostat.application.cache.port.Cache;
import dev.homeostat.domain.cache.CacheKey;
import dev.homeostat.domain.cache.CacheLifetimes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the cache first, and where it has nothing, or fails, whoever knows. A cache that is away costs time and is no
 * error. Thread-safe.
 */
public final class CachedReads {

    /** Asks whoever knows each time. */
    public static final CachedReads NONE = new CachedReads(Cache.NONE, CacheLifetimes.USUAL, () -> 0);

    private static final Logger LOG = LoggerFactory.getLogger(CachedReads.class);

    private final Cache cache;
    private final CacheLifetimes lifetimes;
    private final DoubleSupplier chance;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * Reads through a cache.
     *
     * @param chance random numbers, 0 or more and less than 1; thread-safe
     */
    public CachedReads(Cache cache, CacheLifetimes lifetimes, DoubleSupplier chance) {
        this.cache = cache;
        this.lifetimes = lifetimes;
        this.chance = chance;
    }

    /**
     * The value under the key; absence is not kept.
     *
     * @param loader asked where the cache does not help; what it throws is thrown on
     */
    public <T> Optional<T> read(CacheKey key, CacheCodec<T> codec, Supplier<Optional<T>> loader) {
        Optional<T> kept = kept(key, codec);
        if (kept.isPresent()) {
            return kept;
        }
        Optional<T> loaded = loader.get();
        loaded.ifPresent(value -> keep(key, codec.encode(value)));
        return loaded;
    }

    private <T> Optional<T> kept(CacheKey key, CacheCodec<T> codec) {
        try {
            Optional<T> value = cache.get(key).map(codec::decode);
            worked();
            return value;
        } catch (RuntimeException failure) {
            failed(failure);
            return Optional.empty();
        }
    }

    private void keep(CacheKey key, String value) {
        Duration lifetime = lifetimes.of(key.region(), chance.getAsDouble());
        try {
            cache.put(key, value, lifetime);
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private void worked() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("the cache works again");
        }
    }

    private void failed(RuntimeException failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("the cache does not work; everything is asked of the store: {}", failure.toString());
        } else {
            LOG.debug("the cache does not work", failure);
        }
    }
}
