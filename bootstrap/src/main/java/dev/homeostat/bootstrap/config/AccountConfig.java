package dev.homeostat.bootstrap.config;

import dev.homeostat.domain.control.Approval;
import dev.homeostat.domain.control.Mode;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** The account to run. */
public interface AccountConfig {

    @Key(
            meaning = "Your name for the account",
            form = "1 to 64 lower-case letters, digits, '.', '-' or '_'",
            unset = "none; `run` needs it")
    Optional<String> id();

    @Key(
            meaning = "`live` takes irreversible steps, `dry-run` does everything but, `shadow` only decides what would"
                    + " go out and when",
            form = "dry-run, shadow or live")
    @WithDefault("dry-run")
    Mode mode();

    @Key(
            meaning = "Whether posts that are planned need your leave: none (`auto`), each one (`each`), or nothing is"
                    + " planned (`never`); what you queue yourself never does",
            form = "auto, each or never")
    @WithDefault("auto")
    Approval approval();

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
            meaning = "File with a session that a person has logged in, for a site whose profile says `login.kind:"
                    + " session`",
            form = "the path of a file that may be read",
            unset = "none; `run` needs it with such a profile")
    Optional<Path> sessionFile();

    @Key(
            meaning = "Time zone in which the account's hours of the day are counted",
            form = "a time zone such as Europe/Berlin or UTC")
    @WithDefault("UTC")
    ZoneId timeZone();

    @Key(
            meaning = "Reference of the site's written permission, where its profile says that automation is"
                    + " prohibited; without it such an account never goes live",
            form = "whatever finds the permission again",
            unset = "none")
    Optional<String> permissionReference();
}
