package dev.homeostat.bootstrap.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of publishing. */
public interface PublishingConfig {

    @Key(
            meaning = "Machine time from the intent to publish to its deadline",
            form = "a duration from 1s to 1h, such as 90s")
    @WithDefault("90s")
    Duration attemptLength();

    @Key(
            meaning = "Account time between the beginnings of two publishes",
            form = "a duration from 0s to 30d, such as 5m")
    @WithDefault("5m")
    Duration minimumGap();

    Caps caps();

    Rate rate();

    /** What no tuning can move. */
    interface Caps {

        @Key(
                meaning = "Posts that may be begun within any hour of account time, whatever is learned or tuned",
                form = "a whole number from 1 to 3600")
        @WithDefault("6")
        int postsPerHour();

        @Key(
                meaning = "Posts that may be begun within any 24 hours of account time, whatever is learned or tuned",
                form = "a whole number from 1 to 86400")
        @WithDefault("40")
        int postsPerDay();
    }

    /** Between which rates posting adapts to what the site makes of the posts. */
    interface Rate {

        @Key(meaning = "Posts an hour below which the adapting rate does not go", form = "a number from 0.01 to 3600")
        @WithDefault("0.25")
        double least();

        @Key(meaning = "Posts an hour at which a new account begins", form = "a number from 0.01 to 3600")
        @WithDefault("1")
        double start();

        @Key(meaning = "Posts an hour above which the adapting rate does not go", form = "a number from 0.01 to 3600")
        @WithDefault("4")
        double most();
    }
}
