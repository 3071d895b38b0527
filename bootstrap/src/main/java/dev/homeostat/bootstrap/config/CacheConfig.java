package dev.homeostat.bootstrap.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

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
}
