package dev.homeostat.domain.cache;

import java.time.Duration;
import java.util.Locale;

/** A kind of value that is cached; all that have a user are here. */
public enum CacheRegion {

    /** Models that were learned, by their version. */
    MODELS(Duration.ofHours(1));

    private final Duration usualLifetime;

    CacheRegion(Duration usualLifetime) {
        this.usualLifetime = usualLifetime;
    }

    /** Machine time for which a value is kept unless the configuration says otherwise. */
    public Duration usualLifetime() {
        return usualLifetime;
    }

    /** The word used in keys and in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
