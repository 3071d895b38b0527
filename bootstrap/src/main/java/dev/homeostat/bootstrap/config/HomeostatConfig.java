package dev.homeostat.bootstrap.config;

import dev.homeostat.domain.control.Mode;
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

    Account account();

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

    Publishing publishing();

    TenureGroup tenure();

    Time time();

    Jobs jobs();

    /** The account to run. */
    interface Account {

        @Key(
                meaning = "Your name for the account",
                form = "1 to 64 lower-case letters, digits, '.', '-' or '_'",
                unset = "none; `run` needs it")
        Optional<String> id();

        @Key(meaning = "`live` takes irreversible steps, `dry-run` does everything but", form = "dry-run or live")
        @WithDefault("dry-run")
        Mode mode();

        @Key(
                meaning = "Name with which the account logs in at the site",
                form = "the name as the site knows it",
                unset = "none; `run` needs it")
        Optional<String> username();

        @Key(
                meaning = "Password at the site; rather set it in the environment or use `account.password-file`",
                form = "the password",
                unset = "none; `run` needs it or the file",
                secret = true)
        Optional<String> password();

        @Key(
                meaning = "File that holds the password at the site and nothing else",
                form = "the path of a file that may be read",
                unset = "none")
        Optional<Path> passwordFile();

        @Key(
                meaning = "Reference of the site's written permission, where its profile says that automation is"
                        + " prohibited; without it such an account never goes live",
                form = "whatever finds the permission again",
                unset = "none")
        Optional<String> permissionReference();
    }

    /** The site on which the account lives. */
    interface Site {

        @Key(
                meaning = "How the site is operated: `practice`, which is built in, or a profile of your own",
                form = "practice, or the path of a profile in YAML")
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
    }

    /** The browser through which posts go out. */
    interface Browser {

        @Key(
                meaning = "The Chromium to use; `HOMEOSTAT_CHROMIUM` sets it too",
                form = "the path of a Chromium or Chrome program",
                unset =
                        "the first of `chromium`, `chromium-browser`, `google-chrome`, `google-chrome-stable` on the path")
        Optional<Path> chromium();
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

    /** Bounds of publishing. */
    interface Publishing {

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

        Job posting();

        Job reconcile();
    }

    /** One job. */
    interface Job {

        @Key(meaning = "Account time between two runs of the job", form = "a duration from 1s to 30d, such as 5m")
        @WithDefault("5m")
        Duration every();
    }
}
