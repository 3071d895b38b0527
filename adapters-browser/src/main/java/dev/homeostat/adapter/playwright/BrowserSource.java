package dev.homeostat.adapter.playwright;

/** Where browsers come from: a program that is started here, or one that runs somewhere and is connected to. */
public sealed interface BrowserSource permits ChromiumLocator, RemoteBrowser {

    /**
     * Whether nothing that such a browser holds back reaches this address any more once the browser was given up, as whatever
     * is to be sent only once demands.
     */
    boolean holds(String address);
}
