package dev.homeostat.bootstrap.config;

import dev.homeostat.domain.cache.CacheLifetimes;
import dev.homeostat.domain.cache.CacheRegion;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What is kept in memory for a while instead of being asked of the database again. */
public interface CacheConfig {

    @Key(meaning = "Whether anything is cached; nothing but speed depends on it", form = "true or false")
    @WithDefault("true")
    boolean enabled();

    @Key(
            meaning =
                    "Machine time for which a learned model is cached, less up to a tenth; a newer one is used at once",
            form = "a duration from 1s to 7d, such as 1h")
    @WithDefault("1h")
    Duration models();

    /** By region. */
    default CacheLifetimes lifetimes() {
        Map<CacheRegion, Duration> lifetimes = new EnumMap<>(CacheRegion.class);
        lifetimes.put(CacheRegion.MODELS, models());
        return new CacheLifetimes(lifetimes);
    }
}
