package dev.homeostat.bootstrap.config;

import dev.homeostat.adapter.playwright.RemoteBrowser;
import dev.homeostat.domain.learning.Maturity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * All that can be configured, typed. Names in files are these names in kebab-case, joined by dots.
 *
 * <p>Paths are as they were written; {@link LoadedConfig} has them resolved, and the secrets read.
 */
@ConfigMapping(prefix = "")
public interface HomeostatConfig {

    String CADENCE = "Account time between two runs of the job";
    String CADENCE_FORM = "a duration from 1s to 30d, such as 5m";

    AccountConfig account();

    Site site();

    @Key(meaning = "Directory of everything that is kept between runs", form = "a directory that may be written")
    @WithDefault(".homeostat")
    Path stateDirectory();

    @Key(
            meaning = "While this file exists, nothing goes out",
            form = "the path of a file",
            unset = "`STOP` in the state directory")
    Optional<Path> killSwitchFile();

    Database database();

    Browser browser();

    Health health();

    Log log();

    Cache cache();

    ContentConfig content();

    Learning learning();

    PublishingConfig publishing();

    ControlConfig control();

    NoticesConfig notices();

    Memory memory();

    TenureGroup tenure();

    RetentionConfig retention();

    Time time();

    Jobs jobs();

    /** The site on which the account lives. */
    interface Site {

        @Key(
                meaning =
                        "How the site is operated: a profile that is built in (`practice` and its skins `practice-forum`,"
                                + " `practice-editor` and `practice-drawer`), or one of your own",
                form = "such a name, or the path of a profile in YAML")
        @WithDefault("practice")
        String profile();

        @Key(
                meaning = "Where the site is",
                form = "an address such as http://127.0.0.1:8090",
                unset = "none; `run` needs it")
        Optional<URI> baseUrl();
    }

    /** The database, when it is not the embedded one. */
    interface Database {

        @Key(
                meaning = "A Postgres of your own instead of the embedded one",
                form = "an address such as jdbc:postgresql://host:5432/name, without a user or password in it",
                unset = "the embedded Postgres in the state directory")
        Optional<String> url();

        @Key(meaning = "Its user", form = "the name of a database user", unset = "none")
        Optional<String> user();

        @Key(
                meaning = "Its password; rather set it in the environment or use `database.password-file`",
                form = "the password",
                unset = "none",
                secret = true)
        Optional<String> password();

        @Key(
                meaning = "File that holds its password and nothing else",
                form = "the path of a file that may be read",
                unset = "none")
        Optional<Path> passwordFile();

        @Key(
                meaning = "A statement that takes so long is recorded with its plan, as the event `slow_query`",
                form = "a duration from 10ms to 1h, such as 5s")
        @WithDefault("5s")
        Duration slowQuery();

        @Key(
                meaning = "Who holds a connection for so long is named in an error",
                form = "a duration from 1s to 1h, such as 30s")
        @WithDefault("30s")
        Duration heldConnection();
    }

    /** The browsers through which posts go out and are read. */
    interface Browser {

        @Key(
                meaning = "The Chromium to use; `HOMEOSTAT_CHROMIUM` sets it too",
                form = "the path of a Chromium or Chrome program",
                unset =
                        "the first of `chromium`, `chromium-browser`, `google-chrome`, `google-chrome-stable` on the path")
        Optional<Path> chromium();

        @Key(
                meaning =
                        "A browser that runs elsewhere, instead of a Chromium on this machine; rather set it in the environment or"
                                + " use `browser.endpoint-file` when there is a token in it",
                form = "an address such as wss://host:3000/?token=... or, on this machine, http://127.0.0.1:9222",
                unset = "none; browsers are started here",
                secret = true)
        Optional<String> endpoint();

        @Key(
                meaning = "File that holds that address and nothing else",
                form = "the path of a file that may be read",
                unset = "none")
        Optional<Path> endpointFile();

        @Key(
                meaning =
                        "What is spoken there: Chromium's own protocol, through which nothing goes live, or that of a Playwright"
                                + " server of the same version",
                form = "cdp or playwright")
        @WithDefault("cdp")
        RemoteBrowser.Protocol protocol();

        @Key(meaning = "How many browsers there are; each takes 100 to 300 MB", form = "a whole number from 1 to 8")
        @WithDefault("3")
        int workers();

        @Key(
                meaning = "How many more there may be for a time, one after the other, while they are too busy and"
                        + " `memory.warn-above` leaves room",
                form = "a whole number from 0 to 8")
        @WithDefault("1")
        int extraWorkers();
    }

    /** The health endpoint. */
    interface Health {

        @Key(meaning = "Address on which it listens", form = "an address of this machine")
        @WithDefault("127.0.0.1")
        String host();

        @Key(meaning = "Port on which it listens", form = "a port from 1 to 65535, or 0 for any free one")
        @WithDefault("8087")
        int port();
    }

    /** What the program logs. */
    interface Log {

        @Key(
                meaning = "What the log file is written in: lines for people, or one JSON document a line",
                form = "text or json")
        @WithDefault("text")
        String format();

        @Key(
                meaning = "What standard error is written in by `run`; with `json` all that it says there is one too",
                form = "text or json")
        @WithDefault("text")
        String stderr();
    }

    /** What is learned from how posts did. */
    interface Learning {

        @Key(meaning = "The age at which posts are compared", form = "1h, 6h, 24h or 7d")
        @WithDefault("24h")
        Maturity target();

        @Key(
                meaning = "Account time in which what was learned loses half of its weight",
                form = "a duration from 1h to 3650d, such as 45d")
        @WithDefault("45d")
        Duration halfLife();

        @Key(
                meaning = "Share of choices made at random, whatever was learned",
                form = "a number above 0 and up to 1, such as 0.1; 1 learns but does not use it")
        @WithDefault("0.1")
        double exploration();
    }

    /** The memory of the program and of all it has started. */
    interface Memory {

        @Key(
                meaning = "Memory of the program and its browsers together from which on you are told",
                form = "a size from 256m to 1024g, such as 1500m or 2g")
        @WithDefault("2g")
        ByteSize warnAbove();
    }

    /** The right of one engine to run the account. */
    interface TenureGroup {

        @Key(
                meaning = "Machine time after which an engine that fell silent may be replaced",
                form = "a duration from 1s to 1h, such as 30s")
        @WithDefault("30s")
        Duration length();
    }

    /** The two clocks. */
    interface Time {

        @Key(
                meaning = "Account seconds per machine second; 1 in production, more in demonstrations",
                form = "a whole number from 1 to 100000")
        @WithDefault("1")
        int rate();
    }

    /** When jobs run. */
    interface Jobs {

        PlanJob plan();

        Job posting();

        Job reconcile();

        TenMinuteJob metricsScraper();

        TenMinuteJob sessionMonitor();

        LearnJob learn();

        TenMinuteJob databaseHealth();

        RetentionJob retention();
    }

    /** A job that runs every five minutes by default. */
    interface Job {

        @Key(meaning = CADENCE, form = CADENCE_FORM)
        @WithDefault("5m")
        Duration every();
    }

    /** The job that plans. */
    interface PlanJob {

        @Key(meaning = CADENCE, form = CADENCE_FORM)
        @WithDefault("2h")
        Duration every();
    }

    /** A job that runs every ten minutes by default. */
    interface TenMinuteJob {

        @Key(meaning = CADENCE, form = CADENCE_FORM)
        @WithDefault("10m")
        Duration every();
    }

    /** The job that forgets. */
    interface RetentionJob {

        @Key(meaning = CADENCE, form = CADENCE_FORM)
        @WithDefault("1d")
        Duration every();
    }

    /** The job that learns. */
    interface LearnJob {

        @Key(meaning = CADENCE, form = CADENCE_FORM)
        @WithDefault("30m")
        Duration every();
    }

    /** What is kept in memory for a while instead of being asked of the database again. */
    interface Cache {

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
}
