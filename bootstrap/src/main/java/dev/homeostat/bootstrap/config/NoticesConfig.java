package dev.homeostat.bootstrap.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where people are told what needs them. */
public interface NoticesConfig {

    @Key(
            meaning = "Notices that one channel gets within an hour at most; what is beyond comes as one digest",
            form = "a whole number from 1 to 1000")
    @WithDefault("12")
    int mostPerHour();

    @Key(
            meaning = "How long what a notice was about must be over until you are told so",
            form = "a duration from 0s to 1d, such as 10m")
    @WithDefault("10m")
    Duration quiet();

    @Key(
            meaning = "Who gets a notice: `all` channels, or the `first-that-works` of webhook, Slack and e-mail",
            form = "all or first-that-works")
    @WithDefault("all")
    String route();

    Webhook webhook();

    Slack slack();

    Email email();

    Heartbeat heartbeat();

    /** Any receiver of JSON. */
    interface Webhook {

        @Key(
                meaning = "Address to which notices are posted as JSON; it counts as a secret",
                form = "an address such as https://example.org/hook",
                unset = "none",
                secret = true)
        Optional<String> url();

        @Key(
                meaning = "File that holds the address and nothing else",
                form = "the path of a file that may be read",
                unset = "none")
        Optional<Path> urlFile();

        @Key(
                meaning = "Key with which each notice is signed; rather set it in the environment or use"
                        + " `notices.webhook.key-file`",
                form = "any text",
                unset = "none; notices are not signed",
                secret = true)
        Optional<String> key();

        @Key(
                meaning = "File that holds the key and nothing else",
                form = "the path of a file that may be read",
                unset = "none")
        Optional<Path> keyFile();
    }

    /** A channel of Slack. */
    interface Slack {

        @Key(
                meaning = "Address of an incoming webhook of Slack; it counts as a secret",
                form = "an address such as https://hooks.slack.com/services/...",
                unset = "none",
                secret = true)
        Optional<String> url();

        @Key(
                meaning = "File that holds the address and nothing else",
                form = "the path of a file that may be read",
                unset = "none")
        Optional<Path> urlFile();
    }

    /** E-mail. */
    interface Email {

        @Key(meaning = "Host that takes mail", form = "the name of a host", unset = "none; no mail is sent")
        Optional<String> host();

        @Key(meaning = "Its port", form = "a port from 1 to 65535")
        @WithDefault("587")
        int port();

        @Key(
                meaning =
                        "How the connection is secured: `starttls` on the way, `tls` from the start, `none` for a host on"
                                + " this machine only",
                form = "starttls, tls or none")
        @WithDefault("starttls")
        String security();

        @Key(
                meaning = "User that may send",
                form = "the name of a user",
                unset = "none; the host is not asked to log in")
        Optional<String> user();

        @Key(
                meaning = "Its password; rather set it in the environment or use `notices.email.password-file`",
                form = "the password",
                unset = "none",
                secret = true)
        Optional<String> password();

        @Key(
                meaning = "File that holds the password and nothing else",
                form = "the path of a file that may be read",
                unset = "none")
        Optional<Path> passwordFile();

        @Key(meaning = "Sender", form = "an address such as homeostat@example.org", unset = "none; mail needs it")
        Optional<String> from();

        @Key(meaning = "Receivers", form = "one address or a list of them", unset = "none; mail needs them")
        Optional<List<String>> to();
    }

    /** A watchman outside that raises the alarm when it hears nothing. */
    interface Heartbeat {

        @Key(
                meaning = "Address that is called every minute while the engine is well; it counts as a secret",
                form = "an address such as https://example.org/ping/id",
                unset = "none",
                secret = true)
        Optional<String> url();

        @Key(
                meaning = "File that holds the address and nothing else",
                form = "the path of a file that may be read",
                unset = "none")
        Optional<Path> urlFile();
    }
}
