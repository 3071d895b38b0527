package dev.homeostat.bootstrap.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long what may be forgotten is remembered. Posts, attempts, what was learned and the audit never are. */
public interface RetentionConfig {

    String FORM = "a duration from 31d to 3650d, such as 90d";

    @Key(meaning = "Events and reports; they go by whole months", form = FORM)
    @WithDefault("365d")
    Duration events();

    @Key(meaning = "Runs of jobs", form = FORM)
    @WithDefault("90d")
    Duration runs();

    @Key(meaning = "Notices that were delivered, and what they were about once it is over", form = FORM)
    @WithDefault("90d")
    Duration notices();

    @Key(meaning = "What counted for the caps and the pace", form = FORM)
    @WithDefault("90d")
    Duration rateSlots();

    @Key(
            meaning =
                    "Pictures of pages on which something did not go as expected, with the markup of the pages; the 200 latest",
            form = "a duration from 1h to 3650d, such as 30d")
    @WithDefault("30d")
    Duration screenshots();

    @Key(meaning = "How reading back went, by the hour", form = FORM)
    @WithDefault("365d")
    Duration readingOutcomes();
}
