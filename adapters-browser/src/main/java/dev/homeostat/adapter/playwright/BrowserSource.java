package dev.homeostat.adapter.playwright;

import java.util.Optional;

/** Where browsers come from: a program that is started here, or one that runs somewhere and is connected to. */
public sealed interface BrowserSource permits ChromiumLocator, RemoteBrowser {

    /**
     * Why nothing that is to arrive only once may be sent to this address by such a browser: what it holds back could get there
     * after the browser was given up. Empty where it may.
     */
    Optional<String> objection(String address);
}
