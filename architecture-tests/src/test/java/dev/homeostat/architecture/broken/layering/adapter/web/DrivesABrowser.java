package dev.homeostat.architecture.broken.layering.adapter.web;

import com.microsoft.playwright.Page;

/** A second driver of the browser. */
public record DrivesABrowser(Page page) {}
