package dev.homeostat.adapter.playwright;

/** Where browsers come from: a program that is started here, or one that runs somewhere and is connected to. */
public sealed interface BrowserSource permits ChromiumLocator, RemoteBrowser {}
