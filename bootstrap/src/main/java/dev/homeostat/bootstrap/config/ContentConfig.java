package dev.homeostat.bootstrap.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The posts that are planned and written. */
public interface ContentConfig {

    @Key(
            meaning = "Your facts: CSV and Markdown files, or directories of them; a path that is not absolute begins"
                    + " where the configuration file is",
            form = "one path or a list of them, such as [facts.csv, more-facts.md]",
            unset = "none; nothing is planned, only what you queue goes out")
    Optional<List<Path>> facts();

    @Key(
            meaning = "Posts that are planned for a day",
            form = "a whole number from 1 to 24, not more than the hours allowed")
    @WithDefault("6")
    int postsPerDay();

    @Key(meaning = "Posts that one run of planning adds at most", form = "a whole number from 1 to 24")
    @WithDefault("2")
    int postsPerRun();

    @Key(meaning = "Account time that is planned ahead", form = "a duration from 1h to 7d, such as 24h")
    @WithDefault("24h")
    Duration horizon();

    @Key(
            meaning = "Hours of the day in which planned posts go out, in the account's time zone",
            form = "hours from 0 to 23 such as 7-22, or 8 12 18-20")
    @WithDefault("0-23")
    HoursOfDay hours();

    @Key(
            meaning = "Account time after its slot's beginning from which a planned post does not go out any more",
            form = "a duration from 1m to 30d, such as 6h")
    @WithDefault("6h")
    Duration expiresAfter();

    @Key(
            meaning = "Account time after which a fact may be told again, in another form",
            form =
                    "a duration from 33d to 3650d, such as 60d; with a long horizon or expiry it rests longer, so that its"
                            + " return is not taken for saying the same twice")
    @WithDefault("33d")
    Duration factRest();

    @Key(
            meaning = "Styles to write in",
            form = "a list of generators, such as [statement, question]",
            unset = "all there are")
    Optional<List<String>> generators();

    @Key(meaning = "Formats to write in", form = "single, thread, or both as a list")
    @WithDefault("single,thread")
    List<String> formats();
}
