package dev.homeostat.bootstrap.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The HTTP call that stops everything. */
public interface ControlConfig {

    @Key(
            meaning = "Port of 127.0.0.1 on which `POST /control/stop` engages the kill switch",
            form = "a port from 1 to 65535, or 0 for any free one")
    @WithDefault("8088")
    int port();

    @Key(
            meaning = "Token that the call must bear; rather set it in the environment or use `control.token-file`",
            form = "at least 16 characters",
            unset = "one that `run` makes and keeps in the file `control-token` of the state directory",
            secret = true)
    Optional<String> token();

    @Key(
            meaning = "File that holds the token and nothing else",
            form = "the path of a file that may be read",
            unset = "none")
    Optional<Path> tokenFile();
}
