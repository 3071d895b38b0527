package dev.homeostat.domain.cache;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** For how long values are kept. Immutable. */
public record CacheLifetimes(Map<CacheRegion, Duration> byRegion) {

    /** Up to this share of a lifetime is left away, so that what was kept at once does not end at once. */
    public static final double JITTER = 0.1;

    public static final CacheLifetimes USUAL = new CacheLifetimes(new EnumMap<>(CacheRegion.class));

    /**
     * Lifetimes other than the usual ones.
     *
     * @param byRegion regions that are left away have their usual lifetime
     */
    public CacheLifetimes {
        EnumMap<CacheRegion, Duration> all = new EnumMap<>(CacheRegion.class);
        for (CacheRegion region : CacheRegion.values()) {
            all.put(region, byRegion.getOrDefault(region, region.usualLifetime()));
        }
        if (all.values().stream().anyMatch(lifetime -> lifetime.isNegative() || lifetime.isZero())) {
            throw new IllegalArgumentException("a lifetime must be positive: " + all);
        }
        byRegion = Collections.unmodifiableMap(all);
    }

    /**
     * How long to keep a value.
     *
     * @param chance a random number, 0 or more and less than 1
     */
    public Duration of(CacheRegion region, double chance) {
        Duration lifetime = byRegion.getOrDefault(region, region.usualLifetime());
        return lifetime.minusNanos(Math.round(lifetime.toNanos() * JITTER * chance));
    }
}
