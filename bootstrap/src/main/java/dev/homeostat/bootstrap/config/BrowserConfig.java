package dev.homeostat.bootstrap.config;

import dev.homeostat.adapter.playwright.RemoteBrowser;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The browsers through which posts go out and are read. */
public interface BrowserConfig {

    @Key(
            meaning = "The Chromium to use; `HOMEOSTAT_CHROMIUM` sets it too",
            form = "the path of a Chromium or Chrome program",
            unset = "the first of `chromium`, `chromium-browser`, `google-chrome`, `google-chrome-stable` on the path")
    Optional<Path> chromium();

    @Key(
            meaning =
                    "A browser that runs elsewhere, to be used instead of a Chromium on this machine; rather set it in the"
                            + " environment or use `browser.endpoint-file` when there is a token in it",
            form =
                    "an address such as wss://host:3000/?token=... or http://127.0.0.1:9222; encrypted, unless it is on this"
                            + " machine",
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
                    "What is spoken there: Chromium's own protocol, or that of a Playwright server of the same version",
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
